import { escapeHtml, withoutControls } from "../../article/text.ts";
import type { PreviewState } from "./state.ts";

/** Below this path the preview has what is its own. No site has such a path, so that it does not depend on where the site stands. */
export const OWN = "/.backfile/";

/** What is added to the end of every page: it reloads the page, and shows over it what has to be mended. */
export const ADDED = `<script src="${OWN}preview.js" defer></script>`;

/** The same for the page that stands where nothing does: it asks why, and says it. */
export const ADDED_TO_MISSING = `<script src="${OWN}preview.js" data-missing defer></script>`;

/** The page that is shown where there is no page of the site, since nothing is built. */
export function waitingPage({ is, faults }: PreviewState): string {
	const [title, text] =
		is === "failed"
			? ["The archive could not be built", "This page shows it when that is mended."]
			: ["The archive is being built", "This page shows it when that is done."];
	const lines = faults.map(({ place, message, remedy }) => `${place === undefined ? "" : `${place}: `}${message} ${remedy}`);
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${OWN}preview.css">
</head>
<body>
<main class="waiting" data-is="${is}">
<h1>${title}</h1>
${lines.map((line) => `<p class="message">${escapeHtml(withoutControls(line))}</p>\n`).join("")}<p>${text}</p>
</main>
${ADDED}
</body>
</html>
`;
}

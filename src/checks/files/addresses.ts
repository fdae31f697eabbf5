import { contentPath } from "../../site/media/media.ts";
import { isDevice } from "../../system/keptnames.ts";
import type { Checked, Finding } from "../finding.ts";

/** The longest path below the output folder. Windows takes 260 characters, those of the folder among them. */
const LONGEST_PATH = 230;

/** Finds paths of the site that a host or a file system refuses. */
export function checkAddresses({ paths, settings }: Checked): Finding[] {
	const onGitHub = new URL(settings.url).hostname.endsWith(".github.io");
	return paths.flatMap(({ path, source }): Finding[] => {
		const fault = faultOf(path, onGitHub);
		if (fault === undefined) return [];
		const file = source ?? contentPath(path);
		const shown = path.length > 120 ? `${path.slice(0, 119)}…` : path;
		const remedy = source === undefined ? "Give the file another name." : "Give the story a slug or a permalink of its own.";
		return [{ file, rule: "address-refused", severity: "warning", message: `The path /${shown} ${fault}.`, remedy }];
	});
}

function faultOf(path: string, onGitHub: boolean): string | undefined {
	if (path.length > LONGEST_PATH) return `has ${path.length} characters; Windows takes 260, those of its folder among them`;
	const special = /[<>:"|?*\\]/.exec(path)?.[0];
	if (special !== undefined) return `holds “${special}”, which Windows refuses in names${/[?]/.test(special) ? ", and Netlify too" : ""}`;
	if (path.includes("#")) return "holds “#”, which Netlify refuses in names";
	if (/%[\da-f]{2}/i.test(path)) return "holds a percent sign before two figures, which many hosts decode twice";
	for (const name of path.split("/")) {
		if (isDevice(name)) return `holds ${name}, the name of a device of Windows`;
		if (/[. ]$/.test(name)) return "holds a name that ends in a full stop or a blank, which Windows cuts off";
		if (onGitHub && name.startsWith("_"))
			return "has a part that begins with _, which GitHub Pages leaves out unless it finds a file .nojekyll";
	}
	return undefined;
}

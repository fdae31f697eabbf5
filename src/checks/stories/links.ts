import { addressOnSite } from "../../article/hosts.ts";
import type { Checked, Finding } from "../finding.ts";

/** Finds whole addresses of the site itself in its stories: pages lead to where they stand now, but only as long as the site knows that address as its own. */
export function checkWholeLinks({ archive, settings }: Checked): Finding[] {
	return archive.stories.flatMap(({ file, links = [], pictures = [] }) => {
		const written = [...links.map(({ href, line }) => ({ href, line, file })), ...pictures.map((one) => ({ file, ...one, href: one.src }))];
		const whole = written.filter(({ href }) => /^(https?:)?\/\//i.test(href) && addressOnSite(href, settings) !== undefined);
		const [first] = whole;
		if (!first) return [];
		const { href, line } = first;
		const others = whole.length - 1;
		const rest = others === 0 ? "" : others === 1 ? ", and so does another one" : `, and so do ${others} others`;
		const way = /^http:/i.test(href) ? "by its whole address, without encryption" : "by its whole address";
		const message = `${shown(href)} leads to this site itself ${way}${rest}.`;
		const remedy = "Write it from the root of the site, without the host, such as /2024/03/15/harbour-wall.html.";
		return [{ file: first.file ?? file, line, rule: "link-whole", severity: "info", message, remedy } satisfies Finding];
	});
}

function shown(href: string): string {
	return href.length > 120 ? `${href.slice(0, 119)}…` : href;
}

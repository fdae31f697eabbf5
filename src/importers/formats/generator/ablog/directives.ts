import { escapeHtml } from "../../../../article/text.ts";
import type { SiteFolder } from "../folder.ts";
import { nikolaDirectives } from "../nikola/directives.ts";
import { innerHtml } from "../rst/known/blocks.ts";
import type { Directive } from "../rst/reading.ts";

/** `.. only:: html`: what other forms of the site show is not shown. What depends on more stays as typed. */
const only: Directive = {
	takesArgument: true,
	write(call, reading) {
		const said = call.argument.trim();
		if (/^(?:html|not (?:latex|latexpdf|epub|pdf|man|text))$/.test(said) || /^html or [\w ]+$/.test(said)) return innerHtml(call, reading);
		return /^(?:latex|epub|man|text|texinfo)(?: or (?:latex|epub|man|text|texinfo))*$/.test(said) ? "" : undefined;
	},
};

/** `.. update:: 20 Apr 2014`: a note to readers. */
const update: Directive = {
	takesArgument: true,
	write: (call, reading) =>
		`<aside>\n<p><strong>Updated on ${escapeHtml(call.argument.trim())}</strong></p>\n${innerHtml(call, reading)}\n</aside>`,
};

/** Text with a title above it, as cards and tabs have it. */
const titled: Directive = {
	takesArgument: true,
	write(call, reading) {
		const title = call.argument.trim();
		return `${title === "" ? "" : `<p><strong>${reading.inline(title, call.line)}</strong></p>\n`}${innerHtml(call, reading)}`;
	},
};

const dropdown: Directive = {
	takesArgument: true,
	write: (call, reading) =>
		`<details><summary>${call.argument === "" ? "Details" : reading.inline(call.argument.trim(), call.line)}</summary>\n${innerHtml(call, reading)}\n</details>`,
};

const plain: Directive = { takesArgument: true, write: innerHtml };

/** The directives of ABlog and of the usual extensions of Sphinx. What makes lists (`postlist`) is not among them. */
export function ablogDirectives(folder: SiteFolder): Readonly<Record<string, Directive>> {
	const { youtube, vimeo, gist, media } = nikolaDirectives(folder);
	const iframe: Directive = {
		takesArgument: true,
		write(call, reading) {
			const shown = media?.write(call, reading);
			return shown === undefined ? undefined : [shown, innerHtml(call, reading)].join("\n");
		},
	};
	return {
		only,
		update,
		card: titled,
		"tab-item": titled,
		"grid-item-card": titled,
		grid: plain,
		"grid-item": plain,
		"tab-set": plain,
		div: plain,
		dropdown,
		iframe,
		...(youtube && { youtube }),
		...(vimeo && { vimeo }),
		...(gist && { gist }),
	};
}

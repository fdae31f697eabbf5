import { escapeHtml } from "../../../../../article/text.ts";
import type { Directive, Reading, Role } from "../reading.ts";

function element(name: string): Role {
	return { write: (text) => `<${name}>${escapeHtml(text)}</${name}>` };
}

function code(text: string): string {
	return `<code>${escapeHtml(text)}</code>`;
}

/** A text with what it explains in brackets: `HTML (HyperText Markup Language)`. */
const abbreviation: Role = {
	write(text) {
		const [, short = text, long] = /^([^]*?)\s*\(([^()]*)\)$/.exec(text) ?? [];
		return `<abbr${long === undefined ? "" : ` title="${escapeHtml(long)}"`}>${escapeHtml(short)}</abbr>`;
	},
};

function numbered(shown: string, address: (number: string) => string): Role {
	return {
		write(text) {
			const [, said, meant = text] = /^([^]*?)\s*<([^<>]*)>$/.exec(text) ?? [];
			const number = /^\d{1,6}/.exec(meant.trim())?.[0];
			return number === undefined ? undefined : `<a href="${address(number)}">${escapeHtml(said ?? `${shown} ${meant.trim()}`)}</a>`;
		},
	};
}

/** Names of code and of places in a manual that Sphinx links: the text without the target. */
const sphinx: Role = { write: (text) => code(/^([^]*?)\s*<[^<>]*>$/.exec(text)?.[1] ?? text.replace(/^[~!]/, "")) };

/** A part of a manual by its name: its text, since where it is is not known. */
const place: Role = { write: (text) => escapeHtml(/^([^]*?)\s*<[^<>]*>$/.exec(text)?.[1] ?? text) };

const asCode: Role = { isTyped: true, write: code };

/** The roles of docutils and Sphinx. */
export const knownRoles: Readonly<Record<string, Role>> = {
	emphasis: element("em"),
	strong: element("strong"),
	literal: asCode,
	code: asCode,
	math: asCode,
	eq: place,
	subscript: element("sub"),
	sub: element("sub"),
	superscript: element("sup"),
	sup: element("sup"),
	"title-reference": element("em"),
	title: element("em"),
	t: element("em"),
	abbr: abbreviation,
	abbreviation,
	ac: abbreviation,
	acronym: abbreviation,
	"pep-reference": numbered("PEP", (number) => `https://peps.python.org/pep-${number.padStart(4, "0")}/`),
	"rfc-reference": numbered("RFC", (number) => `https://www.rfc-editor.org/rfc/rfc${number}.html`),
	pep: numbered("PEP", (number) => `https://peps.python.org/pep-${number.padStart(4, "0")}/`),
	rfc: numbered("RFC", (number) => `https://www.rfc-editor.org/rfc/rfc${number}.html`),
	kbd: element("kbd"),
	menuselection: element("strong"),
	guilabel: element("strong"),
	dfn: element("em"),
	term: place,
	ref: place,
	numref: place,
	...Object.fromEntries(
		"any attr c class command confval const cpp data download envvar exc file func makevar mailheader meth mimetype mod newsgroup obj option program regexp samp setting token type"
			.split(" ")
			.map((name) => [name, sphinx]),
	),
};

/** `.. role:: name(base)`: a role of the text's own. */
export const roleDirective: Directive = {
	takesArgument: true,
	write({ argument, options }, { roles }: Reading) {
		const [, name = "", base = ""] = /^([\w.+:-]+)\s*(?:\(\s*([\w.+:-]+)\s*\))?/.exec(argument) ?? [];
		if (name === "") return undefined;
		const isHtml = /\bhtml\b/i.test(options.get("format") ?? "");
		const own: Role =
			base === "raw" ? { isTyped: true, write: (text) => (isHtml ? text : "") } : (roles.get(base.toLowerCase()) ?? { write: escapeHtml });
		roles.set(name.toLowerCase(), own);
		return "";
	},
};

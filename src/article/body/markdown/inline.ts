import type MarkdownIt from "markdown-it";
import type Token from "markdown-it/lib/token.mjs";
import { withoutLatinControls } from "../../encoding/decoders.ts";
import type { Environment } from "./renderer.ts";

/** A numeric reference to a control, by which old editors meant a letter of windows-1252 (HTML, section 13.2.5.80). */
const CONTROL_REFERENCE = /&#(?:x([89][\da-f])|(12[89]|1[345]\d));/iy;

/** Reads references to the characters 128 to 159 as browsers do. */
export function controlReferences(md: MarkdownIt): void {
	md.inline.ruler.before("entity", "control_reference", (state, silent) => {
		if (state.src.charCodeAt(state.pos) !== 0x26) return false;
		CONTROL_REFERENCE.lastIndex = state.pos;
		const match = CONTROL_REFERENCE.exec(state.src);
		if (!match) return false;
		if (!silent) {
			const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
			const token = state.push("text_special", "", 0);
			token.content = withoutLatinControls(String.fromCharCode(code));
			token.markup = match[0];
			token.info = "entity";
		}
		state.pos += match[0].length;
		return true;
	});
}

/** What may be an address that stands in the text, and not behind a bracket or an equals sign as those of links do. */
const MAYBE_ADDRESS = /(?<![("'=<:/\w])(?:https?:|ftp:)?\/\/\w|(?<![(/."'=<\w])www\.|\w@\w/i;

/** Domains that e-mail addresses end in, besides those of two letters and the oldest, which the library knows. */
const NEWER_DOMAINS =
	"academy agency app art blog cloud club com community design dev digital email events example foundation fund global group help " +
	"international life live media network news one online page press radio site social solutions space store studio support systems team tech " +
	"today tools tv wiki work world xyz";

/** An address that stands in the text has at most so many characters. */
const LONGEST_ADDRESS = 2_048;

/** Makes links of addresses that stand in the text: `https://…`, `www.…`, `name@host.example`. */
export function bareAddresses(md: MarkdownIt): void {
	md.set({ linkify: true });
	// "index.html" and "end.But" are no addresses.
	md.linkify.set({ fuzzyLink: false, fuzzyIP: false, fuzzyEmail: true });
	md.linkify.tlds(NEWER_DOMAINS.split(" "), true);
	md.linkify.add("www.", {
		validate: (text: string, pos: number) =>
			/^[\w-]+(\.[\w-]+)+(?:[/?#][^\s<>"']*[\w/#=&%~+-])?/.exec(text.slice(pos, pos + 2_000))?.[0].length ?? 0,
		normalize(match) {
			match.url = `http://${match.url}`;
		},
	});
	// In a word without end the library would look at the rest of it from each bracket on.
	const testSchemaAt = md.linkify.testSchemaAt.bind(md.linkify);
	md.linkify.testSchemaAt = (text, schema, pos) => testSchemaAt(text.slice(0, pos + LONGEST_ADDRESS), schema, pos);
	// The library's own test before it looks at a text takes much longer.
	md.linkify.pretest = (text) => MAYBE_ADDRESS.test(text);
	md.core.ruler.before("normalize", "no_addresses", (state) => {
		// To look for addresses takes time, and most texts hold none.
		const { withoutBareAddresses } = state.env as Environment;
		state.md.options.linkify = !withoutBareAddresses && MAYBE_ADDRESS.test(state.src);
	});
}

/** Shows the name of an emoji as it is typed where letters or digits touch it, as in `junit:jar:4.12`. */
export function emojiApart(md: MarkdownIt): void {
	md.renderer.rules.emoji = (tokens, index) => {
		const { content = "", markup = "" } = tokens[index] ?? {};
		const isTouched = /[a-z\d]$/i.test(textAt(tokens[index - 1])) || /^[a-z\d]/i.test(textAt(tokens[index + 1]));
		return isTouched ? `:${markup}:` : content;
	};
}

function textAt(token: Token | undefined): string {
	return token?.type === "text" ? token.content : "";
}

import type MarkdownIt from "markdown-it";
import { htmlOf } from "../htmlof.ts";
import { missingNote } from "../missing.ts";
import type { BoxTitle, PictureForms, Rewrite } from "../rewrite.ts";
import { mayFollow, mayShow } from "../schemes.ts";

/** What a text is rendered with. */
export interface Environment {
	readonly rewrite?: Rewrite;
	readonly pictures?: PictureForms;
	/** The title of a box that has none of its own, by the name of its kind, such as `note`; undefined where the name itself is to stand there. */
	readonly boxTitle?: BoxTitle;
	/** Whether addresses that stand in the text stay text. */
	readonly withoutBareAddresses?: boolean;
}

/** Renders as our pages need it: addresses are rewritten, a story's own h1 becomes an h2, cells are aligned by a class. */
export function renderOurWay(md: MarkdownIt): void {
	const { rules } = md.renderer;
	for (const [rule, attribute] of [
		["link_open", "href"],
		["image", "src"],
	] as const) {
		const render = rules[rule];
		rules[rule] = (tokens, index, options, environment: Environment, self) => {
			const token = tokens[index];
			const address = token?.attrGet(attribute);
			if (rule === "image" && address && !mayShow(address)) return "";
			const form = token && address && rule === "image" ? environment.pictures?.(address, {}) : undefined;
			if (token && form && "missing" in form)
				return htmlOf(missingNote(form.missing, self.renderInlineAsText(token.children ?? [], options, environment)));
			if (token && rule === "link_open" && address && !mayFollow(address))
				token.attrs = token.attrs?.filter(([name]) => name !== attribute) ?? null;
			else if (token && address) {
				const rewritten = environment.rewrite ? environment.rewrite(address) : address;
				if (rewritten === undefined) token.attrs = token.attrs?.filter(([name]) => name !== attribute) ?? null;
				else token.attrSet(attribute, rewritten);
				for (const [name, value] of Object.entries(form && "attributes" in form ? form.attributes : {}))
					token.attrSet(name.toLowerCase(), String(value));
			}
			return render ? render(tokens, index, options, environment, self) : self.renderToken(tokens, index, options);
		};
	}
	// The plugin for footnotes writes its links itself.
	for (const rule of ["footnote_ref", "footnote_anchor"]) {
		const render = rules[rule];
		if (!render) continue;
		rules[rule] = (tokens, index, options, environment: Environment, self) =>
			render(tokens, index, options, environment, self).replace(/href="(#[^"]*)"/, (whole, address: string) => {
				return environment.rewrite ? `href="${environment.rewrite(address) ?? address}"` : whole;
			});
	}
	// A page has one h1, its headline.
	for (const rule of ["heading_open", "heading_close"]) {
		rules[rule] = (tokens, index, options, _, self) => {
			const token = tokens[index];
			if (token?.tag === "h1") token.tag = "h2";
			return self.renderToken(tokens, index, options);
		};
	}
	// The content security policy of our pages allows no style attributes.
	for (const rule of ["th_open", "td_open"]) {
		rules[rule] = (tokens, index, options, _, self) => {
			const token = tokens[index];
			const side = /text-align:(\w+)/.exec(token?.attrGet("style") ?? "")?.[1];
			if (token && side) token.attrs = [["class", `align-${side}`]];
			return self.renderToken(tokens, index, options);
		};
	}
}

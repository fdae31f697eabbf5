import { escapeHtml } from "../../text.ts";
import { latePicture, linkTo } from "./embeds.ts";
import { asTyped, type Pass, type Step } from "./pass.ts";
import { type Tag, valueOf } from "./tags.ts";

/** Text that a form would show in its fields. */
const TEXT_FIELDS = /^(text|search|submit|button|reset|email|url|tel|number|date|)$/i;

/**
 * An element of which something must be kept that its tag alone does not show; undefined where the tag may stay.
 * @param at the place of the tag in the HTML, in characters from 0
 */
export function special(pass: Pass, tag: Tag, at: number): Step | undefined {
	const drop: Step = { written: "", next: tag.end };
	if (tag.isClosing)
		return tag.name === "option" || tag.name === "plaintext" ? { ...drop, written: tag.name === "option" ? " " : "" } : undefined;
	switch (tag.name) {
		case "img":
		case "image":
			return picture(pass, tag, at);
		case "embed":
		case "frame": {
			const src = valueOf(tag, "src");
			return src === undefined ? drop : { ...drop, written: linkTo(src, valueOf(tag, "title")) };
		}
		case "area": {
			const href = valueOf(tag, "href");
			return href === undefined ? drop : { ...drop, written: `${linkTo(href, valueOf(tag, "alt"))} ` };
		}
		case "input": {
			const value = TEXT_FIELDS.test(tag.attributes.get("type") ?? "") ? valueOf(tag, "value") : undefined;
			return value === undefined ? drop : { ...drop, written: `${escapeHtml(value)} ` };
		}
		case "option":
			return at < pass.choicesEnd || tag.attributes.size > 0 ? { ...drop, written: " " } : asTyped(at);
		case "plaintext":
			return asTyped(at);
		case "param":
			return drop;
		default:
			return undefined;
	}
}

/** A picture that is loaded late gets the address that a reader would see. */
function picture(pass: Pass, tag: Tag, at: number): Step | undefined {
	const late = latePicture(tag);
	pass.latest = late ?? "";
	if (late === undefined) return undefined;
	// The first of two attributes of one name counts.
	const rest = pass.html.slice(at, tag.end).replace(/^<\w+/, "");
	return { written: `<img src="${escapeHtml(late)}"${rest}`, next: tag.end };
}

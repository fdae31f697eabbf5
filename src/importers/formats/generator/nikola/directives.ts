import { embedHtml } from "../../../../article/body/embeds/figure.ts";
import { escapeHtml } from "../../../../article/text.ts";
import { platformEmbed } from "../code/platforms.ts";
import type { SiteFolder } from "../folder.ts";
import { typed } from "../rst/known/blocks.ts";
import { figureHtml, pictureHtml } from "../rst/known/pictures.ts";
import { codeHtml } from "../rst/paragraphs.ts";
import type { Directive, Role } from "../rst/reading.ts";
import { listingText } from "./shortcodes.ts";

/** A directive that shows something of another site: its argument is the id there. @param below what stands before an id that is no address */
function embed(platform: string, below = ""): Directive {
	return {
		takesArgument: true,
		write({ argument, content }) {
			const id = (argument || (content ? typed({ content }) : "")).trim();
			return platformEmbed(platform, /^https?:\/\//.test(id) ? id : below + id);
		},
	};
}

const media: Directive = {
	takesArgument: true,
	write({ argument }) {
		const address = argument.trim();
		return /^https?:\/\/\S+$/.test(address) ? embedHtml({ platform: "", address }) : undefined;
	},
};

/** A small picture that leads to the large one, with a caption as a figure has it. */
const thumbnail: Directive = {
	takesArgument: true,
	write(call, reading) {
		const picture = pictureHtml(call, reading, call.options.get("target") ?? call.argument);
		return call.content ? figureHtml(call, reading, picture) : `<p>${picture}</p>`;
	},
};

/** Pictures one after the other. */
const slides: Directive = {
	takesArgument: false,
	write({ argument, content }) {
		const paths = [argument, content ? typed({ content }) : ""].join("\n").split("\n");
		const pictures = paths.map((path) => path.trim()).filter((path) => path !== "");
		return pictures.length === 0 ? undefined : pictures.map((path) => `<p><img src="${escapeHtml(path)}" alt=""></p>`).join("\n");
	},
};

/** The directives of Nikola. What makes lists (`post-list`) or draws (`chart`) is not among them. */
export function nikolaDirectives(folder: SiteFolder): Readonly<Record<string, Directive>> {
	const listing: Directive = {
		takesArgument: true,
		write({ argument }) {
			const [file = "", language = ""] = argument.split(/\s+/);
			const text = listingText(folder, file);
			return text === undefined ? undefined : codeHtml(text, language);
		},
	};
	return {
		youtube: embed("youtube"),
		vimeo: embed("vimeo"),
		soundcloud: embed("soundcloud"),
		soundcloud_playlist: embed("soundcloud", "https://api.soundcloud.com/playlists/"),
		gist: embed("gist"),
		media,
		thumbnail,
		slides,
		slideshow: slides,
		listing,
	};
}

/** `:doc:`: a link to another text by its slug. */
export const nikolaRoles: Readonly<Record<string, Role>> = {
	doc: {
		write(text) {
			const [, shown = text, slug = text] = /^([^]*?)\s*<([^<>]*)>$/.exec(text) ?? [];
			return `<a href="link://slug/${escapeHtml(slug.trim())}">${escapeHtml(shown)}</a>`;
		},
	},
};

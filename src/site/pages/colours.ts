import type { Settings } from "../../settings.ts";

/** Colours of the paper, as CSS has them. */
export interface Colours {
	/** Of the page. */
	readonly paper: string;
	/** Of the text. */
	readonly ink: string;
	/** Of text of less weight. */
	readonly faint: string;
	/** Of lines. */
	readonly rule: string;
	/** Of links and labels. */
	readonly accent: string;
}

/** The colours of `templates/assets/style.css` in light. */
export const LIGHT: Colours = { paper: "#fcfbf7", ink: "#1d1b18", faint: "#56514a", rule: "#d6d0c3", accent: "#7d1f1d" };

/** That of paper in dark. */
export const DARK_PAPER = "#171614";

/** What pictures take for a colour. CSS knows more forms, which change from browser to browser. */
const PLAIN = /^(#([\da-f]{3}|[\da-f]{6})|[a-z]+)$/i;

/** The colours of pictures that stand for the paper: the owner's, as far as pictures can have them. */
export function pictureColours({ face: { light = {} } }: Pick<Settings, "face">): Colours {
	const colour = (name: keyof Colours) => (PLAIN.test(light[name] ?? "") ? (light[name] ?? "") : LIGHT[name]);
	return { paper: colour("paper"), ink: colour("ink"), faint: colour("faint"), rule: colour("rule"), accent: colour("accent") };
}

/** The colours that browsers give their own frame around a page, in light and in dark. */
export function themeColours({ face: { light, dark } }: Pick<Settings, "face">): { readonly light: string; readonly dark: string } {
	return { light: light?.paper ?? LIGHT.paper, dark: dark?.paper ?? DARK_PAPER };
}

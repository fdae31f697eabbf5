import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Font, PathCommand } from "opentype.js";
import { once } from "../../system/once.ts";

/** The scripts that the typeface of our pictures has, each in a file of its own; the first that has a character draws it. */
const SCRIPTS = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"] as const;

const require = createRequire(import.meta.url);

/** The typeface of our pictures. It comes with our libraries: fonts of the machine would give other pictures on each. It is loaded by the first picture that needs it. */
const fonts = SCRIPTS.map((script) => once(() => loadFont(script)));

function loadFont(script: (typeof SCRIPTS)[number]): Font {
	const { parse } = require("opentype.js") as typeof import("opentype.js");
	const bytes = readFileSync(require.resolve(`@fontsource/source-serif-4/files/source-serif-4-${script}-600-normal.woff`));
	return parse(new Uint8Array(bytes).buffer);
}

/** A piece of text that one font file can draw. */
interface Run {
	readonly font: Font;
	readonly text: string;
}

/** Signs that pictures go without, such as emoji and what joins them. */
const DROPPED = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\p{Cf}|\p{Cs}|[\u{fe00}-\u{fe0f}]/gu;

/** A text as pictures can draw it; undefined where it holds a letter that the typeface lacks. */
export function drawable(text: string): string | undefined {
	const plain = text
		.normalize("NFC")
		.replace(DROPPED, (sign) => (/[\d#*©®™]/u.test(sign) ? sign : ""))
		.replace(/\s+/g, " ")
		.trim();
	return runsOf(plain) && plain;
}

const advances = new Map<string, number>();

/** About how wide a drawable text is in a size of 1: its characters side by side, none nearer to the next than others. */
export function roughWidthOf(text: string): number {
	let width = 0;
	for (const character of text) {
		const advance = advances.get(character) ?? widthOf(character, 1);
		advances.set(character, advance);
		width += advance;
	}
	return width;
}

/** How wide a drawable line is. */
export function widthOf(line: string, size: number): number {
	return (runsOf(line) ?? []).reduce((width, { font, text }) => width + font.getAdvanceWidth(text, size), 0);
}

/** The outlines of a line, as data of an SVG path. Its base line begins at 0, 0. */
export function outlinesOf(line: string, size: number): string {
	let x = 0;
	return (runsOf(line) ?? [])
		.map(({ font, text }) => {
			const path = font.getPath(text, x, 0, size).commands.map(written).join("");
			x += font.getAdvanceWidth(text, size);
			return path;
		})
		.join("");
}

/** A step of an outline as SVG has it. That of the library leaves no blank before a number that is rounded to zero from below. */
function written({ type, x1, y1, x2, y2, x, y }: PathCommand): string {
	const numbers = [x1, y1, x2, y2, x, y].flatMap((number) => (number === undefined ? [] : [Math.round(number * 10) / 10 + 0]));
	return type + numbers.join(" ");
}

/** Cuts a text into pieces that one font file can draw each; undefined where none can draw a character. */
function runsOf(text: string): readonly Run[] | undefined {
	const runs: { font: Font; text: string }[] = [];
	for (const character of text) {
		const last = runs.at(-1);
		const font = last && has(last.font, character) ? last.font : fontFor(character);
		if (!font) return undefined;
		if (last?.font === font) last.text += character;
		else runs.push({ font, text: character });
	}
	return runs;
}

function fontFor(character: string): Font | undefined {
	for (const font of fonts) if (has(font(), character)) return font();
	return undefined;
}

function has(font: Font, character: string): boolean {
	return font.charToGlyphIndex(character) !== 0;
}

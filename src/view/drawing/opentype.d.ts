declare module "opentype.js" {
	/** A step of an outline: its letter in SVG, and its points, of which a line has the last one only. */
	export interface PathCommand {
		readonly type: string;
		readonly x1?: number;
		readonly y1?: number;
		readonly x2?: number;
		readonly y2?: number;
		readonly x?: number;
		readonly y?: number;
	}

	/** A font file. */
	export interface Font {
		/** 0 where the font has no glyph of a character. */
		charToGlyphIndex(character: string): number;
		getAdvanceWidth(text: string, size: number): number;
		getPath(text: string, x: number, y: number, size: number): { readonly commands: readonly PathCommand[] };
	}
	export function parse(buffer: ArrayBuffer): Font;
}

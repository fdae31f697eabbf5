import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PictureForm } from "../site/kinds.ts";
import { once } from "../system/once.ts";

const require = createRequire(import.meta.url);

/** What draws SVG. It is the same program on every machine, without fonts of the machine: so it gives the same bytes everywhere. */
const library = once(async () => {
	const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
	await initWasm(readFileSync(require.resolve("@resvg/resvg-wasm/index_bg.wasm")));
	return Resvg;
});

/** The width of icons in files of Windows' form, in pixels. */
const OLD_ICON = 32;

/** The width of icons on home screens, in pixels. */
const TOUCH_ICON = 180;

/**
 * Draws what a template made, SVG, as the picture that an output of its kind is.
 * @throws {Error} where it is no SVG
 */
export async function drawPicture(svg: string, form: PictureForm): Promise<Uint8Array> {
	const Resvg = await library();
	const width = { card: undefined, touch: TOUCH_ICON, ico: OLD_ICON }[form];
	const fitTo = width === undefined ? undefined : ({ mode: "width", value: width } as const);
	// Home screens show black behind what is transparent.
	const background = form === "touch" ? "#fff" : undefined;
	const resvg = new Resvg(withoutSurroundings(svg), { fitTo, background, font: { loadSystemFonts: false } });
	const image = resvg.render();
	const png = image.asPng();
	image.free();
	resvg.free();
	return form === "ico" ? icoOf(png, OLD_ICON) : png;
}

/** SVG without what an owner's transforms add to every output. */
function withoutSurroundings(svg: string): string {
	const [start, end] = [svg.search(/<svg[\s>]/), svg.lastIndexOf("</svg>")];
	return start >= 0 && end > start ? svg.slice(start, end + "</svg>".length) : svg;
}

/** A PNG in the form of Windows' icons: a header, a list of one, and the picture. */
function icoOf(png: Uint8Array, width: number): Uint8Array {
	const head = Buffer.alloc(22);
	// The kind of file, 1 for icons, and the number of pictures.
	head.writeUInt16LE(1, 2);
	head.writeUInt16LE(1, 4);
	head.writeUInt8(width, 6);
	head.writeUInt8(width, 7);
	// Colour planes, bits of a pixel, then the size of the picture and where it begins.
	head.writeUInt16LE(1, 10);
	head.writeUInt16LE(32, 12);
	head.writeUInt32LE(png.length, 14);
	head.writeUInt32LE(head.length, 18);
	return Buffer.concat([head, png]);
}

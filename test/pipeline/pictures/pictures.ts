import sharp from "sharp";

/** A small file that is a picture of some size: of one colour, which tells it from others. */
export function jpeg(width: number, height: number, red = 120, orientation?: number): Promise<Buffer> {
	const picture = sharp({ create: { width, height, channels: 3, background: { r: red, g: 90, b: 60 } } });
	return (orientation === undefined ? picture : picture.withMetadata({ orientation })).jpeg().toBuffer();
}

/** The head of a GIF, which is all that measuring reads; as text. */
export function gif(width: number, height: number): string {
	const low = (value: number) => String.fromCharCode(value % 128, Math.floor(value / 256));
	return `GIF89a${low(width)}${low(height)}\0\0\0;`;
}

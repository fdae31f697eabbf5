import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { isPhoto, wipePhoto } from "../../../src/article/photo/photo.ts";
import { slownessOf } from "../../linear.ts";

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:dc="http://purl.org/dc/elements/1.1/" exif:GPSLatitude="48,8.1234N" aux:SerialNumber="SN-4711" dc:creator="Ann Lee"><exif:GPSLongitude>11,34.5N</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>`;

const PLACE = {
	IFD0: { Copyright: "Ann Lee", Artist: "Ann Lee" },
	IFD2: { BodySerialNumber: "SN-4711", LensSerialNumber: "LN-0815", CameraOwnerName: "Private Person" },
	IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 3230/100", GPSLongitudeRef: "W", GPSLongitude: "0/1 7/1 4366/100" },
};

const picture = () => sharp({ create: { width: 40, height: 20, channels: 3, background: { r: 120, g: 90, b: 60 } } });

const SECRETS = /SN-4711|LN-0815|Private Person|48,8\.1234N|11,34\.5N/;

/** 3230/100, the seconds of the latitude, in either order of bytes. */
const SECONDS = /9e0c000064000000|00000c9e00000064/;

async function exifOf(bytes: Buffer): Promise<Buffer> {
	return (await sharp(bytes).metadata()).exif ?? Buffer.alloc(0);
}

describe.each(["jpeg", "png", "webp", "avif"] as const)("a photograph in %s", (format) => {
	const taken = () => picture().withExif(PLACE).withXmp(XMP).toFormat(format).toBuffer();

	it("loses its place and its serial numbers, and keeps its pixels, its size, its credit and its rights", async () => {
		const before = await taken();
		const after = Buffer.from(before);
		expect(SECRETS.test(before.toString("latin1"))).toBe(true);
		expect(wipePhoto(after)).toBe(true);
		expect(after.length).toBe(before.length);
		expect(after.toString("latin1")).not.toMatch(SECRETS);
		const exif = await exifOf(after);
		expect(exif.toString("latin1")).toContain("Ann Lee");
		expect(exif.toString("hex")).not.toMatch(SECONDS);
		expect((await exifOf(before)).toString("hex")).toMatch(SECONDS);
		const [old, now] = await Promise.all([before, after].map((bytes) => sharp(bytes).raw().toBuffer()));
		expect(now?.equals(old as Buffer)).toBe(true);
		expect(wipePhoto(Buffer.from(after))).toBe(false);
	});

	it("stays as it is where it says nothing of that", async () => {
		const before = await picture()
			.withExif({ IFD0: { Copyright: "Ann Lee" } })
			.toFormat(format)
			.toBuffer();
		const after = Buffer.from(before);
		expect(wipePhoto(after)).toBe(false);
		expect(after.equals(before)).toBe(true);
	});
});

describe("PNG", () => {
	it.each([
		["zTXt", "Raw profile type exif"],
		["tEXt", "Raw profile type APP1"],
	])("in its chunk %s, %s, as ImageMagick writes it", async (type, keyword) => {
		const exif = (await sharp(await picture().withExif(PLACE).jpeg().toBuffer()).metadata()).exif as Buffer;
		const digits = `\nexif\n ${exif.length}\n${exif.toString("hex").replace(/(.{72})/g, "$1\n")}\n`;
		const text =
			type === "zTXt" ? Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(digits)]) : Buffer.from(`${keyword}\0${digits}`);
		const whole = await picture().png().toBuffer();
		const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type), text, Buffer.alloc(4)]);
		chunk.writeUInt32BE(text.length);
		const bytes = Buffer.concat([whole.subarray(0, 33), chunk, whole.subarray(33)]);
		expect(wipePhoto(bytes)).toBe(true);
		expect(wipePhoto(Buffer.from(bytes))).toBe(false);
		expect(bytes.includes(exif.toString("hex").slice(0, 60))).toBe(false);
		expect((await sharp(bytes).raw().toBuffer()).length).toBe(40 * 20 * 3);
	});
});

describe("damaged and odd photographs", () => {
	it("are read to their end, whatever they say", async () => {
		const whole = await picture().withExif(PLACE).withXmp(XMP).jpeg().toBuffer();
		for (let at = 0; at < whole.length; at += 7) {
			const bytes = Buffer.from(whole);
			bytes[at] = (bytes[at] ?? 0) ^ 0xff;
			expect(() => wipePhoto(bytes)).not.toThrow();
			expect(() => wipePhoto(Buffer.from(whole.subarray(0, at)))).not.toThrow();
		}
	});

	it("with lists that point at themselves end", () => {
		const bytes = Buffer.from("Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x08\0\0\0\x08\0\0\0", "latin1");
		expect(wipePhoto(bytes)).toBe(false);
	});

	it("with a film lose its place", () => {
		const bytes = Buffer.from("\xff\xd8\xff\xd9....moov....\xa9xyz\0\x12\x15\xc7+48.1234+011.5678/....", "latin1");
		expect(wipePhoto(bytes)).toBe(true);
		expect(bytes.toString("latin1")).not.toContain("48.1234");
	});

	it.each([
		["Exif\0\0", 20_000],
		["Exif\0\0II*\0\x08\0\0\0\xff\xff", 20_000],
		["<x:xmpmeta", 50_000],
		['<rdf:RDF a="', 50_000],
		["<rdf:RDF></rdf:RDF>", 50_000],
		["<x:xmpmeta></x:xmpmeta>", 50_000],
		["\xa9xyz", 50_000],
		[" exif:GPSLatitude=", 50_000],
	])("of %j many times take linear time", async (piece, times) => {
		// Each time another copy, since the copy is changed.
		const wipe = (text: string) => wipePhoto(Buffer.from(text, "latin1"));
		expect(await slownessOf(wipe, (count) => `<x:xmpmeta${piece.repeat(count)}`, times)).toBeUndefined();
	});
});

it("is known by the name of its file", () => {
	expect(["a.JPG", "a.jpeg", "a.webp", "a.svg", "a.mp4"].map(isPhoto)).toEqual([true, true, true, false, false]);
});

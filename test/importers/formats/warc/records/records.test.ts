import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Bytes, bytesOfBuffer, bytesOfFile } from "../../../../../src/importers/formats/warc/records/bytes.ts";
import { blockAt, recordsOf } from "../../../../../src/importers/formats/warc/records/records.ts";
import { INFO, type MadeRecord, recordOf, storiesOf, warcOf } from "../crawl.ts";
import { fileOf } from "../files.ts";

function read(bytes: Bytes) {
	const all = [...recordsOf(bytes)];
	return {
		addresses: all.flatMap((found) => ("fault" in found ? [] : [/target-uri: (\S+)/i.exec(found.head.toString("latin1"))?.[1]])),
		blocks: all.flatMap((found) => ("fault" in found ? [] : [found.block.toString("latin1")])),
		faults: all.flatMap((found) => ("fault" in found ? [[found.fault, found.address]] : [])),
		places: all.flatMap((found) => ("fault" in found ? [] : [found.place])),
	};
}

const three: readonly MadeRecord[] = ["a", "b", "c"].map((name) => ({ url: `http://x.example/${name}`, body: `<p>${name.repeat(50)}` }));
const urls = three.map(({ url }) => url);

describe("records of a WARC file", () => {
	it.each([
		["as they are", warcOf(three)],
		["packed one by one", warcOf(three, true)],
		["packed together", gzipSync(warcOf(three))],
		["without line ends between them", Buffer.concat(three.map((made) => recordOf(made).subarray(0, -4)))],
		["with many line ends between them", Buffer.concat(three.flatMap((made) => [recordOf(made), Buffer.from("\r\n".repeat(9))]))],
		[
			"with line ends of Unix",
			Buffer.from(
				warcOf(three)
					.toString("latin1")
					.replace(/\r/g, "")
					.replace(/Length: (\d+)/g, (_, n) => `Length: ${Number(n) - 3}`),
				"latin1",
			),
		],
	])("are found: %s", (_, bytes) => {
		const found = read(bytesOfBuffer(bytes));
		expect(found.addresses).toEqual(urls);
		expect(found.faults).toEqual([]);
		expect(found.blocks[1]).toMatch(/b{50}$/);
		for (const [number, place] of found.places.entries()) {
			const again = blockAt(bytesOfBuffer(bytes), place, 10_000);
			expect("block" in again && again.block.toString("latin1")).toBe(found.blocks[number]);
		}
	});

	it.each([true, false])("are found in a file that is read in pieces (packed: %s)", (isPacked) => {
		const many = [INFO, ...storiesOf(3_000)];
		const bytes = warcOf(many, isPacked);
		const file = bytesOfFile(fileOf("a.warc", bytes), 0, bytes.length);
		expect(read(file).addresses).toHaveLength(3_001);
		file.close();
	});

	it.each([true, false])("end before one that is cut off (packed: %s)", (isPacked) => {
		const bytes = warcOf(three, isPacked);
		const { addresses, faults } = read(bytesOfBuffer(bytes.subarray(0, -60)));
		expect(addresses).toEqual(urls.slice(0, 2));
		expect(faults).toEqual([["cut", urls[2]]]);
	});

	it.each([
		[true, 5],
		[true, 100_000],
		[false, 5],
		[false, 100_000],
		[false, 80],
	])("have their blocks to the next one where their lengths are wrong (packed: %s, length: %i)", (isPacked, length) => {
		const bytes = warcOf([{ ...three[0], url: urls[0] ?? "", length }, ...three.slice(1)], isPacked);
		const { addresses, blocks, faults } = read(bytesOfBuffer(bytes));
		expect(addresses).toEqual(urls);
		expect(blocks[0]).toMatch(/<p>a{50}$/);
		expect(faults).toEqual([["length", urls[0]]]);
	});

	it("are found again behind damage", () => {
		const packed = three.map((made) => gzipSync(recordOf(made)));
		packed[1]?.fill(0xff, 20, 60);
		const inPacked = read(bytesOfBuffer(Buffer.concat(packed)));
		expect(inPacked.addresses).toEqual([urls[0], urls[2]]);
		expect(inPacked.faults.map(([fault]) => fault)).toEqual(["damaged"]);
		const [a, b, c] = three.map(recordOf);
		const inPlain = read(bytesOfBuffer(Buffer.concat([a, Buffer.from("rubbish\n".repeat(99)), b, c] as Buffer[])));
		expect(inPlain.addresses).toEqual(urls);
		expect(inPlain.faults.map(([fault]) => fault)).toEqual(["damaged"]);
	});

	it("are told where their checksum is wrong", () => {
		const packed = three.map((made) => gzipSync(recordOf(made)));
		packed[1]?.writeUInt32LE(1, (packed[1]?.length ?? 0) - 8);
		const { addresses, faults } = read(bytesOfBuffer(Buffer.concat(packed)));
		expect(addresses).toEqual(urls);
		expect(faults).toEqual([["checksum", urls[1]]]);
	});

	it("are left out where they unpack to far more than they say", () => {
		const bomb = gzipSync(Buffer.concat([recordOf({ url: "http://x.example/bomb", length: 1_000 }), Buffer.alloc(200_000_000)]));
		const { addresses, faults } = read(bytesOfBuffer(Buffer.concat([warcOf(three.slice(0, 1), true), bomb, warcOf(three.slice(1), true)])));
		expect(addresses).toEqual(urls);
		expect(faults).toEqual([["large", "http://x.example/bomb"]]);
	});

	it("are known by their heads where they are large", () => {
		const film = { url: "http://x.example/film.mp4", body: Buffer.alloc(30_000_000, "film ") };
		const bytes = warcOf([film, ...three], true);
		const { addresses, faults, places } = read(bytesOfBuffer(bytes));
		expect(addresses).toEqual([film.url, ...urls]);
		expect(faults).toEqual([]);
		expect(blockAt(bytesOfBuffer(bytes), places[0] ?? { at: 0 }, 1_000_000)).toEqual({ why: "it is too large when it is unpacked" });
		const whole = blockAt(bytesOfBuffer(bytes), places[0] ?? { at: 0 }, 40_000_000);
		expect("block" in whole && whole.block.length).toBeGreaterThan(30_000_000);
	});

	it("are told where they were packed together and are too many", () => {
		const bytes = gzipSync(warcOf(storiesOf(20_000)));
		expect(read(bytesOfBuffer(bytes)).faults.map(([fault]) => fault)).toEqual(["packed as a whole"]);
	});
});

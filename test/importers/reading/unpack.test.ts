import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openSource } from "../../../src/importers/reading/sources.ts";
import { unpackSources } from "../../../src/importers/reading/unpack.ts";
import { emptyFolder } from "../contract.ts";

interface Packed {
	readonly name: string;
	readonly text: string;
	/** What the list says of its size. */
	readonly size?: number;
	readonly flags?: number;
}

/** A ZIP of files, each deflated. */
function zipOf(files: readonly Packed[]): Buffer {
	const parts: Buffer[] = [];
	const list: Buffer[] = [];
	let at = 0;
	for (const { name, text, size = Buffer.byteLength(text), flags = 0 } of files) {
		const packed = deflateRawSync(text);
		const head = Buffer.alloc(26);
		head.writeUInt16LE(20, 0);
		head.writeUInt16LE(flags, 2);
		head.writeUInt16LE(8, 4);
		head.writeUInt32LE(packed.length, 14);
		head.writeUInt32LE(size, 18);
		head.writeUInt16LE(Buffer.byteLength(name), 22);
		const entry = Buffer.alloc(46);
		entry.write("PK\u0001\u0002", "latin1");
		head.copy(entry, 6, 0, 24);
		entry.writeUInt32LE(at, 42);
		const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), head, Buffer.from(name), packed]);
		parts.push(local);
		list.push(entry, Buffer.from(name));
		at += local.length;
	}
	const entries = Buffer.concat(list);
	const end = Buffer.alloc(22);
	end.write("PK\u0005\u0006", "latin1");
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(entries.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts, entries, end]);
}

async function unpack(bytes: Uint8Array, name = "export.zip") {
	const file = path.join(emptyFolder(), name);
	writeFileSync(file, bytes);
	return unpackSources([openSource(file)]);
}

describe("a ZIP as a source", () => {
	it("is the folder in it, under its own name, until it is tidied away", async () => {
		const { sources, tidy } = await unpack(
			zipOf([
				{ name: "posts/a.html", text: "<p>A</p>" },
				{ name: "posts.csv", text: "x" },
				{ name: "__MACOSX/x", text: "x" },
				{ name: "../out.txt", text: "x" },
				{ name: "/etc/x", text: "x" },
				{ name: "empty.txt", text: "" },
			]),
		);
		const [source] = sources;
		expect(source).toMatchObject({ kind: "folder", size: 0 });
		expect(source?.name).toMatch(/export\.zip$/);
		expect(path.basename(source?.path ?? "")).toBe("export");
		expect(readFileSync(path.join(source?.path ?? "", "posts/a.html"), "utf8")).toBe("<p>A</p>");
		expect(existsSync(path.join(source?.path ?? "", "../out.txt"))).toBe(false);
		tidy();
		expect(existsSync(source?.path ?? "")).toBe(false);
	});

	it("is the only file in it", async () => {
		const { sources, tidy } = await unpack(zipOf([{ name: "blog/export.xml", text: "<rss/>" }]));
		expect(sources[0]).toMatchObject({ kind: "file", size: 6 });
		expect(Buffer.from(sources[0]?.head ?? []).toString()).toBe("<rss/>");
		tidy();
	});

	it.each([
		["a bomb that says what it is", zipOf([{ name: "a", text: "0".repeat(4_000_000), size: 4_000_000_000 }]), "holds more than any export"],
		["a bomb that does not", zipOf([{ name: "a", text: "0".repeat(4_000_000), size: 10 }]), "is damaged"],
		["one with a password", zipOf([{ name: "a", text: "x", flags: 1 }]), "is locked"],
		["one that is cut off", zipOf([{ name: "a", text: "x" }]).subarray(0, 40), "is damaged"],
	])("is refused if it is %s", async (_, bytes, why) => {
		await expect(unpack(bytes)).rejects.toThrow(why);
	});

	it("stays as it is where it is a web archive, and other files are left alone", async () => {
		expect((await unpack(zipOf([{ name: "a", text: "x" }]), "crawl.wacz")).sources[0]?.kind).toBe("file");
		expect((await unpack(Buffer.from("no ZIP"), "a.zip")).sources[0]?.kind).toBe("file");
	});
});

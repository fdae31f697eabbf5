import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readXml, type XmlParser } from "../../../src/importers/reading/xml.ts";
import { emptyFolder } from "../contract.ts";

function fileOf(contents: string | Uint8Array): { readonly path: string } {
	const file = path.join(emptyFolder(), "a.xml");
	writeFileSync(file, contents);
	return { path: file };
}

/** What reading gives, shortly: names of elements with their lines, texts, and why it stopped. */
async function read(contents: string | Uint8Array, forgives?: (message: string) => boolean): Promise<string[]> {
	const file = fileOf(contents);
	const makeBuilder = ({ at, give, stop }: XmlParser<{ readonly part: "told"; readonly text: string }>) => ({
		open({ name }: { readonly name: string }) {
			if (name === "html") stop("format", "it is HTML");
			give({ part: "told" as const, text: `${name} ${at.line}` });
		},
		text(text: string, isCdata: boolean) {
			if (text.trim() !== "") give({ part: "told" as const, text: isCdata ? `[${text}]` : text });
		},
		close() {},
		forgives,
	});
	const given: string[] = [];
	for await (const part of readXml(file, { xmlns: false, position: true }, makeBuilder)) {
		if (part.part === "told") given.push(part.text);
		else if (part.part === "stop") given.push(`${part.why} ${part.line}:${part.column} ${part.message}`);
	}
	return given;
}

describe("a file of XML", () => {
	it("is read in order, with lines, over the ends of pieces", async () => {
		expect(await read("<a>\n<b>one &amp; more</b>\n<c><![CDATA[<two>]]></c></a>")).toEqual(["a 1", "b 2", "one & more", "c 3", "[<two>]"]);
		const long = await read(`<a>${"<b>é</b>\n".repeat(100_000)}</a>`);
		expect(long).toHaveLength(200_001);
		expect(long.at(-2)).toBe("b 100000");
		expect(new Set(long.filter((_, index) => index > 0 && index % 2 === 0))).toEqual(new Set(["é"]));
	});

	it.each([
		['<?xml version="1.0"?>\n<!-- x --> <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "2:12"],
		[`<!DOCTYPE a [${"x".repeat(1_000_000)}`, "1:1"],
		[`${"<?a b?>".repeat(5_000)}<!DOCTYPE a><a/>`, "1:35001"],
	])("that declares a document type is refused unread", async (text, place) => {
		expect(await read(text)).toEqual([`doctype ${place} it declares a document type, with which it could define entities`]);
	});

	it("that declares one behind a long comment is refused as well", async () => {
		const given = await read(`<!-- ${"-".repeat(600_000).replaceAll("--", "x ")} --><!DOCTYPE a><a/>`);
		expect(given.map((text) => text.split(" ")[0])).toEqual(["doctype"]);
	});

	it("gives what stands before a fault, and nothing behind it", async () => {
		expect(await read("<a><b>one</b><c></d><e>two</e></a>")).toEqual(["a 1", "b 1", "one", "c 1", "syntax 1:20 unexpected close tag"]);
		expect(await read("<a><b>one</b>")).toEqual(["a 1", "b 1", "one", "syntax 1:13 unclosed tag: a"]);
		expect(await read("<html><p>x</p></html>")).toEqual(["format 1:6 it is HTML"]);
		const deep = await read("<b>".repeat(100_000));
		expect([deep.length, deep.at(-1)]).toEqual([301, "syntax 1:903 elements are nested too deeply"]);
	});

	it("is read on behind a fault that its format forgives", async () => {
		const given = await read("<a>one &nbsp; two<b>three</b></a>", (message) => /entity/.test(message));
		expect(given).toEqual(["a 1", "one &nbsp; two", "b 1", "three"]);
	});

	it("is not held whole in memory where a text has no end", async () => {
		const given = await read(`<a><![CDATA[${"x".repeat(66 * 1024 * 1024)}`);
		expect(given).toEqual([expect.stringMatching(/^a 1$/), expect.stringMatching(/^syntax .*longer than 64 MB$/)]);
	});

	it.each([
		["“é”", Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>\u0093é\u0094</a>', "latin1")],
		["“é”", Buffer.from("<a>\u0093é\u0094</a>", "latin1")],
		["“é”", Buffer.from("\ufeff<a>“é”</a>", "utf16le")],
		["“é”", Buffer.from('\ufeff<?xml version="1.0" encoding="iso-8859-1"?><a>“é”</a>')],
	])("has the encoding of its mark, its declaration or its bytes: %s", async (text, bytes) => {
		expect(await read(bytes)).toEqual(["a 1", text]);
	});

	it("of an encoding that nobody knows is read as what its bytes are", async () => {
		expect(await read('<?xml version="1.0" encoding="x-none"?><a>é</a>')).toEqual(["a 1", "é"]);
	});

	it("of UTF-8 with a damaged byte stays UTF-8, wherever that is, and whatever it declares", async () => {
		const far = `<a>${"é ü “ß” ".repeat(100_000)}`;
		const damaged = Buffer.concat([Buffer.from(`<?xml version="1.0"?>${far}`), Buffer.of(0xff), Buffer.from("é</a>")]);
		const text = (await read(damaged)).slice(1).join("");
		expect(text.endsWith("“ß” \ufffdé")).toBe(true);
		expect(text.match(/\ufffd/g)).toHaveLength(1);
		const lying = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>naïve</a>');
		expect(await read(lying)).toEqual(["a 1", "naïve"]);
	});
});

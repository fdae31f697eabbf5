import { describe, expect, it } from "vitest";
import { type AnswerType, readAnswer } from "../../../../../src/importers/formats/warc/records/answer.ts";
import { slowness } from "../../../../linear.ts";

const HEAD = ["WARC/1.1", "WARC-Type: response", "WARC-Target-URI: http://x.example/a", "WARC-Date: 2014-03-15T09:30:00Z"];
const HTTP = ["HTTP/1.1 200 OK", "Content-Type: text/html"];

function read(head: readonly string[], http: readonly string[], type: AnswerType = "response", end = "\r\n") {
	const bytes = (lines: readonly string[]) => Buffer.from([...lines, "", ""].join(end));
	return readAnswer({ head: bytes(head), block: Buffer.concat([bytes(http), Buffer.from("Set-Cookie: no\r\n\r\n")]) }, type);
}

describe("readAnswer", () => {
	it.each(["\r\n", "\n", "\r\r\n"])("reads both heads, whose lines end with %j", (end) => {
		const answer = read(HEAD, [...HTTP, "location:\thttp://x.example/b "], "response", end);
		expect(answer).toMatchObject({ address: "http://x.example/a", date: "20140315093000", status: 200, media: "text/html" });
		expect(answer?.location).toBe("http://x.example/b");
	});

	it.each<[string, readonly string[], readonly string[], object]>([
		["a value on two lines", HEAD, ["HTTP/1.1 301 Moved", "Location: http://x.example/a", "\tb"], { location: "http://x.example/a\tb" }],
		["one name twice", HEAD, [...HTTP, "Content-Encoding: gzip", "content-encoding: br"], { encoding: "gzip, br" }],
		[
			"brackets around the address",
			[...HEAD.slice(0, 2), "WARC-Target-URI: <http://x.example/c>", ...HEAD.slice(3)],
			HTTP,
			{ address: "http://x.example/c" },
		],
		["letters of UTF-8", HEAD, [...HTTP, "Location: /日本"], { location: "/日本" }],
		[
			"lines that are no field",
			HEAD,
			[HTTP[0] ?? "", "nonsense", "a name : x", "Content-Type:", "Content-Type: text/css"],
			{ media: "text/css" },
		],
		["a status without a name", HEAD, ["HTTP/1.1 404"], { status: 404 }],
		["a status that is none", HEAD, ["HTTP/1.1 OK"], { status: 0 }],
		[
			"a type that the server says with parameters",
			HEAD,
			[HTTP[0] ?? "", 'Content-Type: Text/HTML; charset="ISO-8859-1"'],
			{ media: "text/html", charset: "iso-8859-1" },
		],
	])("reads %s", (_, head, http, said) => {
		expect(read(head, http)).toMatchObject(said);
	});

	it("reads letters of Latin-1, where they are not those of UTF-8", () => {
		const block = Buffer.from("HTTP/1.1 302 Found\r\nLocation: /caf\xe9\r\n\r\n", "latin1");
		expect(readAnswer({ head: Buffer.from(HEAD.join("\r\n")), block }, "response")?.location).toBe("/café");
	});

	it.each([
		["no address", HEAD.filter((line) => !line.includes("URI")), HTTP],
		["no date", HEAD.slice(0, 3), HTTP],
		["no answer of HTTP", HEAD, ["220 an FTP server"]],
	])("finds nothing in a record that has %s", (_, head, http) => {
		expect(read(head, http)).toBeUndefined();
	});

	it("takes nothing of the content for a field", () => {
		const block = Buffer.from("HTTP/1.1 200 OK\r\n\r\nContent-Type: text/css\r\n\r\n");
		expect(readAnswer({ head: Buffer.from(HEAD.join("\r\n")), block }, "response")).not.toHaveProperty("media");
	});

	it.each(["a: b\r\n", " \r\n", "a:\t", "\r", ":"])("takes linear time over %j", async (filler) => {
		const read = (text: string) => {
			const head = Buffer.from(`${HEAD.join("\r\n")}\r\n${text}`);
			readAnswer({ head, block: Buffer.from(HTTP.join("\r\n")) }, "response");
		};
		expect(await slowness(read, filler, 65_536)).toBeUndefined();
	});
});

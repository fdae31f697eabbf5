import { describe, expect, it } from "vitest";
import { refusalOf, viewerOf } from "../../../src/pipeline/preview/guard.ts";

function status(headers: { readonly host?: string; readonly origin?: string }, host = "127.0.0.1", method = "GET") {
	return refusalOf({ method, headers }, host)?.status;
}

describe("a request for the preview", () => {
	it.each(["localhost:8080", "LOCALHOST", "127.0.0.1:8080", "[::1]:8080"])("is answered at %s", (host) =>
		expect(status({ host })).toBeUndefined(),
	);

	it.each([
		"evil.example",
		"evil.example:8080",
		"localhost.evil.example",
		"127.0.0.1.evil.example",
		"192.168.1.5:8080",
		"",
		"a@localhost",
		"localhost/",
		"[::2]",
		"localhost:8080:1",
	])("is refused at %s", (host) => expect(status({ host })).toBe(403));

	it("is refused without a host", () => expect(status({})).toBe(403));

	it("is answered at the address that the owner named, and at any address in numbers where that is every one", () => {
		expect(status({ host: "Desk.local:8080" }, "desk.local")).toBeUndefined();
		expect(status({ host: "192.168.1.5:8080" }, "192.168.1.5")).toBeUndefined();
		expect(status({ host: "[fe80::1]:8080" }, "fe80::1")).toBeUndefined();
		for (const every of ["0.0.0.0", "::"]) {
			expect(status({ host: "192.168.1.5:8080" }, every)).toBeUndefined();
			expect(status({ host: "[fe80::1]" }, every)).toBeUndefined();
			expect(status({ host: "evil.example" }, every)).toBe(403);
		}
	});

	it("is refused to a page of another site, and answered to our own", () => {
		const host = "127.0.0.1:8080";
		for (const origin of [
			"http://evil.example",
			"null",
			"http://127.0.0.1",
			"http://127.0.0.1:9090",
			"https://127.0.0.1:8080",
			"http://localhost:8080",
		])
			expect(status({ host, origin }), origin).toBe(403);
		expect(status({ host, origin: "http://127.0.0.1:8080" })).toBeUndefined();
	});

	it("must only ask for something", () => {
		const host = "localhost";
		expect(["GET", "HEAD", "POST", "OPTIONS", "TRACE", "DELETE"].map((method) => status({ host }, undefined, method))).toEqual([
			undefined,
			undefined,
			405,
			405,
			405,
			405,
		]);
	});
});

describe("viewerOf", () => {
	it.each([
		["127.0.0.1", "owner"],
		["::ffff:127.8.0.1", "owner"],
		["::1", "owner"],
		["192.168.1.127", "other"],
		["::ffff:10.127.0.1", "other"],
		["fe80::1", "other"],
		[undefined, "other"],
	])("takes %s for the %s", (remoteAddress, viewer) => {
		expect(viewerOf({ socket: { remoteAddress } })).toBe(viewer);
	});
});

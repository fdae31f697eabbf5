import { once } from "node:events";
import { existsSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import path from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createPreview, type PreviewOptions } from "../../../src/pipeline/preview/server.ts";
import { temporary, write } from "../archives.ts";

/** A preview of a small site, and what answers to a request that is written out. */
async function preview(files: Readonly<Record<string, string>> = {}, options: Partial<PreviewOptions> = {}) {
	const folder = temporary();
	write(folder, { "index.html": "<p>Front", "404.html": "<p>Nothing", "x/index.html": "<p>X", "a.txt": "0123456789", ...files });
	const { server, reload } = createPreview({ folder, base: "/", ...options });
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	return { folder, server, port, reload, ask: (line: string, ...headers: string[]) => ask(port, line, headers) };
}

/** Sends the head of a request as it is, and gives the answer as it came. */
async function ask(port: number, line: string, headers: readonly string[]) {
	const socket = connect(port, "127.0.0.1");
	const all = headers.some((header) => /^host:/i.test(header)) ? headers : [`Host: 127.0.0.1:${port}`, ...headers];
	socket.write(`${line} HTTP/1.1\r\n${[...all, "Connection: close"].join("\r\n")}\r\n\r\n`);
	let text = "";
	socket.setEncoding("utf8").on("data", (part) => {
		text += String(part);
	});
	await once(socket, "close");
	const [head = "", ...body] = text.split("\r\n\r\n");
	const fields = Object.fromEntries(
		head
			.split("\r\n")
			.slice(1)
			.map((field) => [field.split(": ")[0]?.toLowerCase(), field.split(": ").slice(1).join(": ")]),
	);
	return { status: Number(head.split(" ")[1]), headers: fields, body: body.join("\r\n\r\n") };
}

/** How many descriptors of this process are open on files of a folder. */
function openIn(folder: string): number {
	return readdirSync("/proc/self/fd").filter((name) => {
		try {
			return readlinkSync(`/proc/self/fd/${name}`).startsWith(folder);
		} catch {
			return false;
		}
	}).length;
}

describe("the preview", () => {
	it("gives nothing to other names of this machine, and nothing to pages of other sites", async () => {
		const { ask, port } = await preview();
		expect((await ask("GET /", "Host: evil.example")).status).toBe(403);
		expect((await ask("GET /", "Origin: http://evil.example")).status).toBe(403);
		expect((await ask("GET /.backfile/reload", "Host: evil.example")).status).toBe(403);
		expect((await ask("POST /")).headers.allow).toBe("GET, HEAD");
		expect((await ask("GET /", `Host: localhost:${port}`)).body).toMatch(/^<p>Front<script src/);
	});

	it("has browsers keep typefaces, which would come too late for every page, and nothing else", async () => {
		const { ask } = await preview({ "assets/fonts/text.woff2": "W" });
		expect((await ask("GET /assets/fonts/text.woff2")).headers["cache-control"]).toBe("max-age=600");
		expect((await ask("GET /a.txt")).headers["cache-control"]).toBe("no-store");
	});

	it("says of an address of the site at which nothing stands why, and has the page there ask for it", async () => {
		const asked: string[] = [];
		const why = async (address: string) => {
			asked.push(address);
			return { answer: "It is a draft.", remedies: [], nearest: [], command: "" };
		};
		const { ask } = await preview({}, { base: "/archive/", why });
		const missing = await ask("GET /archive/soon?x=1");
		expect([missing.status, missing.body]).toEqual([404, expect.stringMatching(/^<p>Nothing<script [^>]*data-missing/)]);
		expect((await ask("GET /archive/")).body).not.toContain("data-missing");
		const told = await ask("GET /.backfile/why?%2Farchive%2Fsoon%3Fx%3D1");
		expect([told.status, JSON.parse(told.body).answer]).toEqual([200, "It is a draft."]);
		expect(await ask("GET /.backfile/why?%2Felsewhere")).toMatchObject({ status: 404 });
		expect(await ask("GET /.backfile/why?%2Farchive%2F", "Origin: http://evil.example")).toMatchObject({ status: 403 });
		expect(asked).toEqual(["/archive/soon?x=1"]);
		// Where nobody can say why, the page does not ask.
		expect((await (await preview()).ask("GET /soon")).body).not.toContain("data-missing");
	});

	it.each([
		"/x",
		"//evil.example/%2e%2e",
		"//evil.example",
		"///evil.example/../x",
		"/%2f%2fevil.example",
		"http://evil.example//x",
		"//x",
	])("leads from %s to no other site", async (address) => {
		const { ask } = await preview({ "evil.example/index.html": "" });
		const { status, headers } = await ask(`GET ${address}`);
		expect([200, 301, 404]).toContain(status);
		expect(headers.location ?? "/").toMatch(/^\/([^/]|$)/);
	});

	it("leads to the path of the site, which is no other host either", async () => {
		const { ask } = await preview({}, { base: "//evil.example/" });
		expect((await ask("GET /")).headers.location).toBe("/evil.example/");
	});

	it("answers the head alone, with the length of the whole", async () => {
		const { ask } = await preview();
		for (const address of ["/", "/a.txt"]) {
			const [whole, head] = [await ask(`GET ${address}`), await ask(`HEAD ${address}`)];
			expect(head).toMatchObject({ status: 200, body: "", headers: { "content-length": String(whole.body.length) } });
		}
	});

	it("gives parts of a file, says where there is none, and gives all where the file is another by now", async () => {
		const { ask, folder } = await preview();
		const part = await ask("GET /a.txt", "Range: bytes=2-4");
		expect(part).toMatchObject({ status: 206, body: "234", headers: { "content-range": "bytes 2-4/10", "content-length": "3" } });
		expect(await ask("GET /a.txt", "Range: bytes=-3")).toMatchObject({ status: 206, body: "789" });
		expect(await ask("GET /a.txt", "Range: bytes=7-")).toMatchObject({ status: 206, body: "789" });
		expect(await ask("GET /a.txt", "Range: bytes=20-")).toMatchObject({ status: 416, headers: { "content-range": "bytes */10" } });
		const etag = part.headers.etag ?? "";
		const since = part.headers["last-modified"] ?? "";
		expect(await ask("GET /a.txt", "Range: bytes=2-4", `If-Range: ${since}`)).toMatchObject({ status: 206 });
		expect(await ask("GET /a.txt", `If-None-Match: ${etag}`)).toMatchObject({ status: 304, body: "" });
		writeFileSync(path.join(folder, "a.txt"), "another one");
		expect(await ask("GET /a.txt", "Range: bytes=2-4", `If-Range: ${etag}`)).toMatchObject({ status: 200, body: "another one" });
		expect(await ask("GET /a.txt", `If-None-Match: ${etag}`)).toMatchObject({ status: 200, body: "another one" });
	});

	it.skipIf(!existsSync("/proc/self/fd"))("closes the files of downloads that are broken off", async () => {
		const { folder, port } = await preview({ "film.mp4": "x".repeat(8_000_000) });
		const sockets = await Promise.all(
			Array.from({ length: 12 }, async () => {
				const socket = connect(port, "127.0.0.1");
				socket.write(`GET /film.mp4 HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
				await once(socket, "readable");
				return socket;
			}),
		);
		expect(openIn(folder)).toBe(12);
		for (const socket of sockets) socket.destroy();
		await vi.waitFor(() => expect(openIn(folder)).toBe(0), { timeout: 30_000 });
	});

	it("says for whom the page of problems is made", async () => {
		const { ask } = await preview({}, { problems: async (viewer) => `for ${viewer}` });
		expect((await ask("GET /_problems/")).body).toMatch(/^for owner</);
	});

	it("goes on after a request that fails, and says what failed", async () => {
		const { ask, port } = await preview({}, { problems: () => Promise.reject(new Error("No check today.")) });
		expect(await ask("GET /_problems/")).toMatchObject({ status: 500, body: "No check today." });
		for (const line of ["GET /%00", "GET /a.txt%00.css", `GET /${"a/".repeat(5_000)}`, `GET /${"a".repeat(300)}`, "GET \\..\\x", "GET *"])
			expect((await ask(line)).status).toBeLessThan(500);
		const socket = connect(port, "127.0.0.1");
		socket.write("no HTTP\r\n\r\n");
		await once(socket.resume(), "close");
		expect((await ask("GET /")).status).toBe(200);
	});

	it("has every open page reload, and forgets those that were closed", async () => {
		const { port, reload } = await preview();
		const socket = connect(port, "127.0.0.1");
		socket.write(`GET /.backfile/reload HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
		let text = "";
		socket.setEncoding("utf8").on("data", (part) => {
			text += String(part);
		});
		await vi.waitFor(() => expect(text).toContain("text/event-stream"), { timeout: 30_000 });
		reload();
		await vi.waitFor(() => expect(text).toContain("data: reload"), { timeout: 30_000 });
		socket.destroy();
		reload();
	});
});

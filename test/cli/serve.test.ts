import { type IncomingHttpHeaders, request } from "node:http";
import { describe, expect, it } from "vitest";
import { makeArchive, story, write } from "../pipeline/archives.ts";
import { start } from "./run.ts";

describe("backfile serve", () => {
	it("serves on 127.0.0.1, below the site's path, and reloads on a change", async () => {
		const root = makeArchive(
			{
				"content/a.md": story("First", { published: "2020-01-01" }),
				"content/soon.md": story("Soon", { published: "2020-01-02", draft: true }),
			},
			{ url: "https://example.org/archive/" },
		);
		const { child: server } = start(root, "serve", "--port", "0");
		const address = await new Promise<string>((resolve, reject) => {
			let out = "";
			server.on("exit", () => reject(new Error(out)));
			server.stdout?.on("data", (chunk) => {
				out += String(chunk);
				const match = /http:\/\/127\.0\.0\.1:\d+\/archive\//.exec(out);
				if (match) resolve(match[0]);
			});
		});
		expect((await get(`${address}2020/01/01/a.html`)).text).toContain("Words.");
		expect(await get(`${address}2020/01/01`)).toMatchObject({ status: 301, headers: { location: "/archive/2020/01/01/" } });
		expect(await get(`${address}nothing`)).toMatchObject({ status: 404, headers: { "content-type": "text/html; charset=utf-8" } });
		expect((await get(`${new URL("/", address).href}/`)).status).toBe(302);
		expect((await get(`${address}..%2f..%2f..%2fetc%2fpasswd`)).status).toBe(404);

		const why = async (asked: string) => (await get(new URL(`/.backfile/why?${encodeURIComponent(asked)}`, address).href)).text;
		expect(JSON.parse(await why("/archive/2020/01/02/soon.html"))).toMatchObject({
			answer: "Nothing stands at /2020/01/02/soon.html. Its story content/soon.md is not on the site. The story is a draft. (line 2)",
			remedies: [expect.stringContaining("Take out its field draft"), expect.stringContaining("backfile serve --drafts")],
		});
		// A file of this machine is no address of the site.
		expect(await why("/etc/passwd")).toBe("Not found");
		expect(JSON.parse(await why("/archive/etc/passwd")).answer).toContain("Nothing stands at /etc/passwd");

		const problems = await get(`${address}_problems/`);
		expect(problems).toMatchObject({ status: 200, headers: { "content-type": "text/html; charset=utf-8" } });
		expect(problems.text).toContain("findings in 2 story files");

		const events = (await fetch(new URL("/.backfile/reload", address))).body?.getReader();
		await events?.read();
		write(root, { "content/a.md": story("First", { published: "2020-01-01" }, "Changed; itâ€™s.") });
		for (let told = ""; !told.includes("data: reload"); ) {
			const part = await events?.read();
			expect(part?.done).toBe(false);
			told += new TextDecoder().decode(part?.value);
		}
		expect((await get(`${address}2020/01/01/a.html`)).text).toContain("Changed;");
		expect((await get(`${address}_problems/`)).text).toContain("mojibake");
		await events?.cancel();
	});
});

/** Requests a page on a new connection: the server may close a kept one while a build keeps it busy. */
function get(url: string): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }> {
	return new Promise((resolve, reject) => {
		request(url, { agent: false }, (response) => {
			let text = "";
			response.setEncoding("utf8").on("data", (chunk) => {
				text += String(chunk);
			});
			response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
		})
			.on("error", reject)
			.end();
	});
}

import { describe, expect, it } from "vitest";
import { reloadsAfter } from "../../../src/site/hosts/reload.ts";

describe("what a server is to be told after an upload", () => {
	it("is said once, where its rules were sent", () => {
		expect(reloadsAfter(["index.html", ".backfile-nginx-http.conf", ".backfile-nginx-server.conf"])).toEqual([
			expect.stringContaining("nginx -s reload"),
		]);
		expect(reloadsAfter([".backfile-caddy"])).toEqual([expect.stringContaining("caddy reload")]);
	});

	it("is nothing where a server reads them by itself, and where none were sent", () => {
		expect(reloadsAfter(["index.html", ".htaccess", ".backfile-apache.txt", "_redirects"])).toEqual([]);
	});
});

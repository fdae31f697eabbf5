import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openStore } from "../../../src/pipeline/stores/open.ts";
import { temporary } from "../archives.ts";

describe("openStore", () => {
	it("makes a folder that is missing", async () => {
		const folder = path.join(temporary(), "a", "store");
		const store = await openStore(folder);
		expect([store.place, existsSync(folder)]).toEqual([folder, true]);
		await store.close();
	});

	it("takes what begins with s3:// for a bucket", async () => {
		const store = await openStore("s3://a-bucket/paper");
		expect(store.place).toBe("s3://a-bucket/paper");
		await store.close();
	});

	it("does not make a folder called S3:", async () => {
		await expect(openStore("S3:/bucket")).rejects.toThrow("s3://bucket/prefix");
		expect(existsSync("S3:")).toBe(false);
	});
});

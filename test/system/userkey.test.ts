import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { userKey } from "../../src/system/userkey.ts";

function temporary(): string {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-key-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

describe("userKey", () => {
	it("is made once, of random bytes, and is for its user's eyes only", () => {
		const [one, other] = [path.join(temporary(), "a/b"), temporary()];
		const key = userKey(one);
		expect(key?.length).toBe(32);
		expect(userKey(one)).toEqual(key);
		expect(readFileSync(path.join(one, "key"))).toEqual(key);
		expect(userKey(other)).not.toEqual(key);
		if (process.platform !== "win32") expect(statSync(path.join(one, "key")).mode & 0o777).toBe(0o600);
	});

	it.skipIf(process.platform === "win32")("is none where others may read it, it is cut off, or its folder cannot be made", () => {
		const folder = temporary();
		userKey(folder);
		chmodSync(path.join(folder, "key"), 0o644);
		expect(userKey(folder)).toBeUndefined();
		const short = temporary();
		writeFileSync(path.join(short, "key"), "short", { mode: 0o600 });
		expect(userKey(short)).toBeUndefined();
		expect(userKey(path.join(short, "key", "folder"))).toBeUndefined();
	});
});

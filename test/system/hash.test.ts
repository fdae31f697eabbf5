import path from "node:path";
import { describe, expect, it } from "vitest";
import { sha256At, sha256Of } from "../../src/system/hash.ts";
import { temporary, write } from "../pipeline/archives.ts";

const ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

describe("sha256Of", () => {
	it("hashes text as UTF-8, and bytes", () => {
		expect(sha256Of("abc")).toBe(ABC);
		expect(sha256Of("é")).toBe(sha256Of(Uint8Array.of(0xc3, 0xa9)));
	});
});

describe("sha256At", () => {
	it("hashes a file, and gives undefined where there is none", () => {
		const folder = temporary();
		write(folder, { a: "abc" });
		expect(sha256At(path.join(folder, "a"))).toBe(ABC);
		expect(sha256At(path.join(folder, "b"))).toBeUndefined();
		expect(sha256At(folder)).toBeUndefined();
	});
});

import { describe, expect, it } from "vitest";
import { checkSizes } from "../../../src/checks/files/pictures.ts";
import { checkedOf } from "../checked.ts";

const MB = 1_000_000;

function told(path: string, bytes: number, size?: readonly [number, number], images: "copy" | "webp" = "copy") {
	const picture = size && { width: size[0], height: size[1] };
	return checkSizes(checkedOf([], { files: [{ path, from: "", bytes, picture }], own: { images } })).length;
}

describe("checkSizes", () => {
	it("tells of pictures that are shown and take long to load", () => {
		expect(told("media/a.jpg", 4 * MB, [3000, 2000])).toBe(1);
		expect(told("media/a.png", MB, [9000, 9000])).toBe(1);
		expect(told("media/a.jpg", 2 * MB, [3000, 2000])).toBe(0);
		expect(told("media/a.jpg", 4 * MB)).toBe(0);
	});

	it("lets larger ones pass where pages load smaller copies", () => {
		expect(told("media/a.jpg", 4 * MB, [3000, 2000], "webp")).toBe(0);
		expect(told("media/a.jpg", 24 * MB, [3000, 2000], "webp")).toBe(1);
	});

	it("tells of files that hosts refuse, but not of assets", () => {
		expect(told("media/a.mp4", 30 * MB)).toBe(1);
		expect(told("assets/a.mp4", 30 * MB)).toBe(0);
	});
});

import { describe, expect, it } from "vitest";
import { plainName } from "../../../src/article/fields/names.ts";
import { PUBLICITY_KEYS, publicityForm, readPublicity, STATUS_WORDS, strictest } from "../../../src/article/fields/publicity.ts";

const statusBy = (key: string, value: unknown) => {
	const form = publicityForm(key);
	return form && readPublicity(form, value);
};

describe("the keys that say whether a story is public", () => {
	it("are plain names, each in one form only", () => {
		const keys = Object.values(PUBLICITY_KEYS).flat();
		expect(keys.map(plainName)).toEqual(keys);
		expect(new Set(keys).size).toBe(keys.length);
		const words = Object.values(STATUS_WORDS).flat();
		expect(words.map(plainName)).toEqual(words);
		expect(new Set(words).size).toBe(words.length);
	});

	it.each<[string, unknown, string | undefined]>([
		["draft", "True", "draft"],
		["draft", [true], "draft"],
		["draft", "off", "published"],
		["draft", "perhaps", "unknown"],
		["is_draft", 1, "draft"],
		["is_published", "FALSE", "draft"],
		["isPublished", "yes", "published"],
		["published", "no", "draft"],
		["veröffentlicht", "nein", "draft"],
		["publié", "non", "draft"],
		["Publicado", "no", "draft"],
		["publicado", "sí", "published"],
		["status", "Entwurf", "draft"],
		["status", "brouillon", "draft"],
		["hidden", true, "draft"],
		["unlisted", "true", "draft"],
		["deleted", false, "published"],
		["deleted", "2019-05-01", "draft"],
		["deleted_at", "0000-00-00 00:00:00", "published"],
		["password", "letmein", "draft"],
		["password", { secret: 1 }, "draft"],
		["status", "publish", "published"],
		["status", "Live", "published"],
		["post_status", "auto-draft", "draft"],
		["status", ["draft"], "draft"],
		["status", "retracted", "withdrawn"],
		["status", 1, "published"],
		["state", "-2", "unknown"],
		["visibility", "Members only", "draft"],
		["audience", "only_paid", "draft"],
		["audience", "everyone", "published"],
		["access", { rule: "x" }, "unknown"],
		["layout", "post", undefined],
		["comments", false, undefined],
	])("%s: %j is %s", (key, value, status) => {
		expect(statusBy(key, value)).toBe(status);
	});
});

describe("strictest", () => {
	it("takes a draft before a withdrawn story before a published one", () => {
		expect(strictest([])).toBe("published");
		expect(strictest(["published", "withdrawn"])).toBe("withdrawn");
		expect(strictest(["withdrawn", "draft", "published"])).toBe("draft");
	});
});

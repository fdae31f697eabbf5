import { describe, expect, it } from "vitest";
import { labelInFileName, labelOnHeadline } from "../../../src/article/notices/labels.ts";

describe("labelOnHeadline", () => {
	it.each([
		["[Draft] Town plan", "[Draft]"],
		["Town plan [draft]", "[draft]"],
		["(DRAFT) Town plan", "(DRAFT)"],
		["Town plan (DRAFT)", "(DRAFT)"],
		["DRAFT: Town plan", "DRAFT"],
		["ENTWURF – Haushalt 2024", "ENTWURF"],
		["【下書き】港の壁", "【下書き】"],
		["[WIP] Harbour", "[WIP]"],
		["[EMBARGOED] Harbour", "[EMBARGOED]"],
		["[Entwu\u0308rfe] Hafen", "[Entwürfe]"],
	])("of %j is %j", (headline, label) => {
		expect(labelOnHeadline(headline)).toBe(label);
	});

	it.each([
		"Draft: Swifts pick first",
		"DRAFT: SWIFTS PICK FIRST",
		"Town plan (draft)",
		"NBA draft",
		"Embargo: what it means",
		"[Drafted] A poem",
		"A [draft] dodger",
	])("%j is about something else", (headline) => {
		expect(labelOnHeadline(headline)).toBeUndefined();
	});
});

describe("labelInFileName", () => {
	it.each([
		["2024/wall.draft.md", ".draft"],
		["wall (draft).md", "(draft)"],
		["wall [embargoed].txt", "[embargoed]"],
		["2020-01-01-wall-DRAFT.md", "DRAFT"],
		["WIP wall.md", "WIP"],
		["港の壁 (下書き).md", "(下書き)"],
	])("of %j is %j", (file, label) => {
		expect(labelInFileName(file)).toBe(label);
	});

	it.each(["2019-nba-draft.md", "NBA-DRAFT-2019.txt", "draft.md", "DRAFT/wall.md", "wall-drafted.md", "港-下書き.md"])(
		"of %j there is none",
		(file) => {
			expect(labelInFileName(file)).toBeUndefined();
		},
	);
});

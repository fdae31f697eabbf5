import { describe, expect, it } from "vitest";
import { readFiles } from "../../pipeline/content/folder.ts";

const page = (meta: string) => `<html><head><title>A</title>\n${meta}\n</head><body><h1>A</h1><p>Words.</p></body></html>`;

describe("the head of an HTML story", () => {
	it.each([
		'<meta name="status" content="draft">',
		"<META CONTENT='private' NAME='visibility'>",
		'<meta name="draft" content="true"/>',
		"<meta name=published content=false>",
		'<meta property="article:status" content="to be read by lawyers">',
	])("makes a draft of it by %s", (meta) => {
		expect(readFiles({ "a.html": page(meta) }).status).toEqual({ "a.html": "draft" });
	});

	it.each([
		'<meta name="embargo" content="2099-05-01">',
		'<meta property="article:published_time" content="2099-05-01">',
		'<meta name="date" content="2099-05-01">',
	])("lets it wait by %s", (meta) => {
		expect(readFiles({ "a.html": page(meta) }).articles["a.html"]?.embargo?.edtf).toBe("2099-05-01");
	});

	it.each([
		'<meta name="audience" content="General">',
		'<meta name="state" content="Ohio">',
		'<meta name="access" content="all areas">',
		'<meta name="status" content="published">',
		'<meta name="date" content="soon">',
		'<meta name="generator" content="draft">',
	])("says nothing of it by %s", (meta) => {
		const { articles, told } = readFiles({ "a.html": page(meta) });
		expect([articles["a.html"]?.status, articles["a.html"]?.embargo, told]).toEqual(["published", undefined, []]);
	});
});

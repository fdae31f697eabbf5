import { describe, expect, it } from "vitest";
import { plainGoTemplate } from "../../../../../src/importers/formats/generator/code/plaingo.ts";
import { fillTemplate } from "../../../../../src/importers/formats/generator/code/plaintemplates.ts";

const call = { name: "x", values: ["A & B", "two"], named: new Map([["src", "/a.mp3"]]), content: "in *side*" };

const filled = (text: string, given: Parameters<typeof fillTemplate>[1] = call) => {
	const template = plainGoTemplate(text);
	return template && fillTemplate(template, given, "markdown");
};

describe("a shortcode's template of Hugo", () => {
	it.each([
		["<b>{{ .Get 0 }}</b>{{- /* a note */ -}} ", "<b>A &amp; B</b>"],
		["https://a.example/{{- .Get 1 -}}\n", "https://a.example/two"],
		['{{ with .Get "src" }}<audio src="{{ . }}"></audio>{{ end }}', '<audio src="/a.mp3"></audio>'],
		['<i>{{ .Get "none" | default "usual" }}</i>', "<i>usual</i>"],
		['{{ if .Get "none" }}a{{ else if .Get "src" }}b{{ else }}c{{ end }}', "b"],
		['{{ $s := .Get "src" }}<a href="{{ $s | relURL }}">x</a>', '<a href="/a.mp3">x</a>'],
		["<aside>\n  {{ .Inner | markdownify }}\n</aside>", "<aside>\n\nin *side*\n\n</aside>"],
		["<span>{{ .Inner }}</span><script>run()</script>", "<span>in *side*</span>"],
	])("fills %s", (text, expected) => {
		expect(filled(text)).toBe(expected);
	});

	it.each([
		"{{ range .Site.Pages }}{{ .Title }}{{ end }}",
		'{{ partial "x" . }}',
		"{{ .Get 0 | upper }}",
		"{{ if .Get 0 }}never closed",
		"{{ end }}",
		"{{ .Get",
	])("does not know %s", (text) => {
		expect(filled(text)).toBeUndefined();
	});
});

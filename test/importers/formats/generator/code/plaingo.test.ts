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
		['{{ $s := .Get "side" }}{{ $c := cond (eq $s "a") "b" "c" }}<b class="{{ $c }} x">{{ .Inner }}</b>', "<b>in *side*</b>"],
		['{{ $c := "a" }}{{ if eq $c "b" }}{{ $c = "d" }}{{ end }}<i style="{{ $c }}">{{ .Get 1 | default `x` }}</i>', "<i>two</i>"],
		['{{ if eq (.Get 1) "two" }}yes{{ else }}no{{ end }}', "yes"],
		['{{ $a := .Get "none" }}{{ $b := .Get "src" }}{{ if or $a $b }}{{ $a }}{{ print " " }}{{ $b }}{{ end }}', "/a.mp3"],
		['<p>{{ partial "who.html" . }}</p>', "<p>By <b>A &amp; B</b></p>"],
		['{{ $n := .Get 1 }}{{ partial "named" (dict "name" $n "role" "editor") }}', "<i>two, editor</i>"],
		['{{ partial "named" (dict "name" (.Get 1)) }}', "<i>two</i>"],
	])("fills with plain partials and without dress: %s", (text, expected) => {
		const partials: Readonly<Record<string, string>> = {
			"who.html": "By <b>{{ .Get 0 }}</b>",
			named: "<i>{{ .name }}{{ with .role }}, {{ . }}{{ end }}</i>",
		};
		const template = plainGoTemplate(text, (name) => partials[name]);
		expect(template && fillTemplate(template, call, "markdown")).toBe(expected);
	});

	it("does not know partials that hold each other, or are given what nobody knows", () => {
		const partials: Readonly<Record<string, string>> = { a: '{{ partial "a" . }}{{ partial "a" . }}', b: "{{ .Get 0 }}" };
		for (const text of ['{{ partial "a" . }}', '{{ partial "b" .Page }}', '{{ partial "b" (dict "x" .Page) }}'])
			expect(plainGoTemplate(text, (name) => partials[name])).toBeUndefined();
	});

	it.each([
		'{{ $c := cond (eq 1 2) "b" "c" }}{{ $c }}',
		'{{ $c := "a" }}{{ if .Get 0 }}{{ $c = "d" }}{{ end }}{{ $c }}',
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

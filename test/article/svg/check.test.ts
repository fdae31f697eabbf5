import { describe, expect, it } from "vitest";
import { svgFault } from "../../../src/article/svg/check.ts";
import { slownessOf } from "../../linear.ts";

const NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (inner: string, attributes = "", before = "") => `${before}<svg ${NS} ${attributes}>${inner}</svg>`;
const faultOf = (text: string, encoding: BufferEncoding = "utf8") => svgFault(Buffer.from(text, encoding));

const PNG = "data:image/png;base64,iVBORw0KGgo=";
const DOCTYPE = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';

describe("a picture that a browser could only draw", () => {
	it.each([
		["a path", svg('<path d="M0 0L1 1" fill="#000" style="stroke:red;stroke-width:2"/>')],
		["text, a title and a link", svg('<title>T</title><a href="https://example.org/"><text x="1">A &amp; B &#169;</text></a>')],
		["a link to a story", svg('<a xlink:href="/2020/01/01/a.html" target="_top"><rect/></a>')],
		[
			"gradients and parts of its own",
			svg('<defs><linearGradient id="g"/></defs><use xlink:href="#g"/><rect fill="url(#g)" filter="url(\'#f\')"/>'),
		],
		["a picture of dots", svg(`<image href="${PNG}"/><image xlink:href="photo.jpg"/>`)],
		["a style sheet", svg("<style><![CDATA[ @media print { .a > .b { fill: url(#g); content: '\\201C' } } ]]></style>")],
		["a font of its own", svg("<style>@font-face { font-family: F; src: url(data:font/woff2;base64,AAAA) }</style>")],
		[
			"movement",
			svg('<rect><animate attributeName="x" from="0" to="9" dur="1s" begin="click"/><set attributeName="fill" to="red"/></rect>'),
		],
		["a declaration and a type", `<?xml version="1.0" encoding="ISO-8859-1" standalone="no"?>\n${DOCTYPE}\n${svg("<g/>")}`],
		["a mark", `\ufeff${svg("<g/>")}`],
		[
			"notes of drawing programs",
			svg(
				'<metadata><rdf:RDF><cc:Work rdf:about=""/></rdf:RDF></metadata><g inkscape:label="x" data-name="y" aria-label="z"/>',
				'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xml:space="preserve" p-id="1"',
			),
		],
		["no namespace", '<svg width="1" height="1"><path d="M0 0"/></svg>'],
		["a comment", svg("<!-- <script>alert(1)</script> onload= -->")],
	])("%s", (_, text) => {
		expect(faultOf(text)).toBeUndefined();
	});

	it("in UTF-16 with a mark", () => {
		expect(faultOf(`\ufeff${svg("<g/>")}`, "utf16le")).toBeUndefined();
	});
});

describe("a picture that is refused", () => {
	const XHTML = "http://www.w3.org/1999/xhtml";
	it.each([
		["a script", svg("<script>alert(1)</script>"), "holds the element <script>"],
		["a script under any prefix", svg("<a-b.c:script>x</a-b.c:script>", 'xmlns:a-b.c="http://www.w3.org/2000/svg"'), "<a-b.c:script>"],
		["a handler", svg("<rect onclick='x()'/>"), "the attribute onclick of <rect>"],
		["a handler at the root", svg("", "onload='x()'"), "onload"],
		["HTML", svg(`<h:iframe src="https://evil.example/"/>`, `xmlns:h="${XHTML}"`), "<h:iframe>"],
		["HTML as the default", svg(`<body xmlns="${XHTML}"/>`), "<body>"],
		["a refresh", svg(`<q:meta xmlns:q="${XHTML}" http-equiv="refresh" content="0;url=https://evil.example/"/>`), "<q:meta>"],
		["a foreign object", svg("<foreignObject/>"), "<foreignObject>"],
		["an unknown language", svg('<x:y xmlns:x="urn:x"/>'), "<x:y>"],
		["MathML", svg('<math xmlns="http://www.w3.org/1998/Math/MathML" href="x"/>'), "<math>"],
		["a link that runs", svg('<a href="java&#10;script:alert(1)"/>'), "leads to javascript:"],
		["a link with data", svg('<a xlink:href="data:text/html,x"/>'), "leads to data:"],
		["a picture of another site", svg('<image href="https://evil.example/a.png"/>'), "loads something of another site"],
		["the same without slashes", svg('<image href="https:evil.example/a.png"/>'), "loads something of another site"],
		["the same without a scheme", svg('<image xlink:href="//evil.example/a.png"/>'), "loads something of another site"],
		["the same with backslashes", svg('<use href="\\\\evil.example\\a.svg#x"/>'), "loads something of another site"],
		["a part of another picture's data", svg('<use href="data:image/svg+xml,x#y"/>'), "loads data:"],
		["a filter's picture", svg('<filter><feImage href="http://evil.example/"/></filter>'), "another site"],
		["an animation of a link", svg('<a><animate attributeName="xlink:href" values="javascript:alert(1)"/></a>'), "is not to be animated"],
		["an animation of a handler", svg('<set attributeName=" onload" to="x"/>'), "is not to be animated"],
		["a fill of another site", svg('<rect fill="url(https://evil.example/#a)"/>'), "another site"],
		["a style of another site", svg('<rect style="fill:u\\72l(//evil.example/a)"/>'), "another site"],
		["a style sheet of another site", svg("<style>@im\\70ort '//evil.example'</style>"), "@import"],
		["a style sheet in pieces", svg("<style>a{b:url<![CDATA[(https://evil.example/)]]>}</style>"), "another site"],
		["a set of pictures", svg("<style>a{b:image-set('https://evil.example/' 1x)}</style>"), "image-set("],
		["another base", svg('<g xml:base="https://evil.example/"/>'), "changes where addresses lead to"],
		["an entity", `<!DOCTYPE svg [<!ENTITY a "x">]>${svg("&a;")}`, "declares entities"],
		["an unknown entity", svg("&a;"), "is no XML"],
		["a style sheet instruction", `<?xml-stylesheet href="x.css"?>${svg("")}`, "<?xml-stylesheet?>"],
		["a program", `${svg("")}<?php system("x") ?>`, "<?php?>"],
		["XML 1.1", `<?xml version="1.1"?>${svg("")}`, "is XML 1.1"],
		["no end", `<svg ${NS}><g>`, "is no XML"],
		["two roots", svg("") + svg(""), "is no XML"],
		["text of a web page", `<html><body><svg ${NS}/></body></html>`, "<html>"],
		["nothing", "", "is no XML"],
		["an unknown attribute", svg("<g formaction='x'/>"), "the attribute formaction"],
		["an encoding that hides", `<?xml version="1.0" encoding="ISO-2022-JP"?>${svg("<scr\x1b(Bipt/>")}`, "in the encoding ISO-2022-JP"],
		["UTF-7", `<?xml version="1.0" encoding='UTF-7'?>${svg("+ADw-script+AD4-")}`, "in the encoding UTF-7"],
	])("%s", (_, text, message) => {
		expect(faultOf(text)?.message).toContain(message);
	});

	it.each([
		["compressed", Buffer.from([0x1f, 0x8b, 8, 0])],
		["UTF-16 without a mark", Buffer.from(svg(""), "utf16le")],
	])("%s", (_, bytes) => {
		expect(svgFault(bytes)?.line).toBe(1);
	});

	it("is told by its line", () => {
		expect(faultOf(svg("\n<g/>\n<script/>\n"))).toMatchObject({ line: 3 });
	});

	it.each<[string, (count: number) => string, number]>([
		["elements within each other", (count) => `<svg ${NS} xmlns:a="http://www.w3.org/2000/svg">${"<a:g>".repeat(count)}`, 300_000],
		["attributes", (count) => svg(`<g ${Array.from({ length: count }, (_, index) => `data-${index}=''`).join(" ")}/>`), 50_000],
		["openings of addresses", (count) => svg(`<rect style="${"url(".repeat(count)}"/>`), 300_000],
		["backslashes", (count) => svg(`<style>${"\\".repeat(count)}</style>`), 500_001],
		["blanks", (count) => svg(`<g fill="${" ".repeat(count)}("/>`), 500_000],
	])("many %s take linear time", async (_, make, count) => {
		expect(await slownessOf(faultOf, make, count)).toBeUndefined();
	});
});

/** The address of another site, and one that runs. */
const [OTHER, RUNS] = ["https://evil.example/x", "javascript:alert(1)"];

const NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml"';

const svg = (inner: string, attributes = "", before = "") => `${before}<svg ${NS} viewBox="0 0 10 10" ${attributes}>${inner}</svg>`;

const BOX = '<rect width="10" height="10"/>';

/** Addresses that may lead to another site or run, as browsers read them. */
const ADDRESSES = [
	OTHER,
	RUNS,
	"//evil.example/x",
	"/\\evil.example/x",
	"\\\\evil.example/x",
	"https:evil.example/x",
	"http:evil.example/x",
	"https:///evil.example/x",
	"HTTPS://evil.example/x",
	" https://evil.example/x",
	"ht&#10;tps://evil.example/x",
	"java&#9;script:alert(1)",
	"JavaScript:alert(1)",
	"data:text/html,<script>alert(1)</script>".replaceAll("<", "&lt;"),
	`data:image/svg+xml,${encodeURIComponent(svg("<script>alert(1)</script>", 'id="x"'))}#x`,
	"blob:https://evil.example/x",
];

/** Where an address may stand. */
const HOLDERS: readonly ((address: string) => string)[] = [
	(address) => `<image width="9" height="9" href="${address}"/>`,
	(address) => `<image width="9" height="9" xlink:href="${address}"/>`,
	(address) => `<use href="${address}#x"/>`,
	(address) => `<a href="${address}">${BOX}</a>`,
	(address) => `<a xlink:href="${address}">${BOX}</a>`,
	(address) => `<a id="a">${BOX}</a><set href="#a" attributeName="href" to="${address}"/>`,
	(address) => `<a>${BOX}<animate attributeName="xlink:href" values="${address}" dur="1s" fill="freeze"/></a>`,
	(address) => `<image width="9" height="9"><set attributeName="href" to="${address}"/></image>`,
	(address) => `<filter id="f"><feImage href="${address}"/></filter><rect width="9" height="9" filter="url(#f)"/>`,
	(address) => `<pattern id="p" href="${address}"/><rect width="9" height="9" fill="url(#p)"/>`,
	(address) => `<g xml:base="${address}/"><image width="9" height="9" href="x.png"/></g>`,
	(address) => `<script href="${address}"/>`,
	(address) => `<h:iframe src="${address}"/>`,
	(address) => `<foreignObject width="9" height="9"><h:img src="${address}"/></foreignObject>`,
	(address) => `<h:meta http-equiv="refresh" content="0;url=${address}"/>`,
	(address) => `<h:base href="${address}"/><image width="9" height="9" href="x.png"/>`,
	(address) => `<style>svg { background: url(${address}) }</style>`,
	(address) => `<style>svg { background: url("${address}") }</style>`,
	(address) => `<style>svg { background: image-set("${address}" 1x) }</style>`,
	(address) => `<style>svg { background: u\\72l(${address}) }</style>`,
	(address) => `<style>svg { --a: url(${address}); background: var(--a) }</style>`,
	(address) => `<style>a { content: "/*" } svg { background: url(${address}) } b { content: "*/" }</style>`,
	(address) => `<style>@import "${address}";</style>`,
	(address) => `<style>@\\69mport url(${address});</style>`,
	(address) => `<style>@font-face { font-family: f; src: url(${address}) } text { font-family: f }</style><text y="5">x</text>`,
	(address) => `<rect width="9" height="9" fill="url(${address}#a)" mask="url(${address}#a)" filter="url(${address}#a)"/>`,
	(address) => `<rect width="9" height="9" style="filter: url(${address}#a); cursor: url(${address}), auto"/>`,
	(address) => `<rect width="9" height="9"><animate attributeName="fill" values="url(${address}#a);red" dur="1s"/></rect>`,
];

const HANDLERS = ["onload", "onclick", "onbegin", "onfocus", "onerror", "onmouseover"].flatMap((name) => [
	svg(`${BOX}<image href="x:x" ${name}="alert(1)"/><animate attributeName="x" dur="1s" ${name}="alert(1)"/>`),
	svg(BOX, `${name}="alert(1)"`),
	svg(`<set attributeName="${name}" to="alert(1)"/>`),
]);

const ENCODINGS = ["ISO-2022-JP", "UTF-7", "hz-gb-2312", "iso-2022-kr", "gb18030", "shift_jis", "utf-16", "x-user-defined"].flatMap(
	(name) =>
		[`<?xml version="1.0" encoding="${name}"?>`, `<?xml version='1.0' ${" ".repeat(2_000)}encoding = '${name}'?>`].map((declaration) =>
			Buffer.from(svg("<scr\x1b(Bipt>alert(1)</scr\x1b(Bipt>", "o\x1b(Bnload='alert(1)'", declaration), "latin1"),
		),
);

const OTHERS = [
	svg("<script>alert(1)</script>"),
	svg("<x-y.z:script>alert(1)</x-y.z:script>", 'xmlns:x-y.z="http://www.w3.org/2000/svg"'),
	svg("<metadata><h:script>alert(1)</h:script></metadata>"),
	svg('<i:layer xmlns:i="http://ns.adobe.com/x"><script>alert(1)</script></i:layer>'),
	svg("<text y='5'>&x;</text>", "", '<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>'),
	svg("", "", '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>'),
	svg("", "", `<?xml-stylesheet href="${OTHER}"?>`),
	`<svg ${NS}><script>alert(1)</script><broken`,
	Buffer.from(svg("<script>alert(1)</script>"), "utf16le"),
	Buffer.from(`\ufeff${svg("<script>alert(1)</script>")}`, "utf16le"),
];

/** SVG pictures that would run something or load something of another site, if a browser showed them, and some that look so and do not. */
export const DRAWINGS: readonly (string | Buffer)[] = [
	...HOLDERS.flatMap((holder) => ADDRESSES.map((address) => svg(holder(address)))),
	...HANDLERS,
	...ENCODINGS,
	...OTHERS,
];

import { expect, it } from "vitest";
import { embedOf, PLATFORM_CODE, platformEmbed } from "../../../../../src/importers/formats/generator/code/platforms.ts";

function call(values: readonly string[], named: Readonly<Record<string, string>> = {}): Parameters<typeof embedOf>[0] {
	return { name: "", values, named: new Map(Object.entries(named)), written: "" } as unknown as Parameters<typeof embedOf>[0];
}

it("finds the id of a post among the values of template code", () => {
	expect(embedOf(call(["abc"]), "YouTube")).toContain('href="https://www.youtube.com/watch?v=abc"');
	expect(embedOf(call(["ann", "12"]), "tweet")).toContain('href="https://twitter.com/i/status/12"');
	expect(embedOf(call([], { videoID: "12", title: "Waves" }), "vimeo")).toContain('<a href="https://vimeo.com/12">Waves</a>');
	expect(embedOf(call(["//gist.github.com/ann/12"]), "gist")).toContain('href="https://gist.github.com/ann/12"');
});

it("leaves as typed what tells no post", () => {
	expect(embedOf(call([]), "youtube")).toBeUndefined();
	expect(embedOf(call(["12"]), "nobody")).toBeUndefined();
	expect(platformEmbed("youtube", '"><script>')).toBeUndefined();
});

it("knows the address and the name of every platform that template code has", () => {
	expect(PLATFORM_CODE.size).toBeGreaterThan(15);
	for (const name of PLATFORM_CODE.keys()) expect(embedOf(call(["a/12"]), name), name).toContain("<figcaption>");
});

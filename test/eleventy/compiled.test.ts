import nunjucks from "nunjucks";
import { describe, expect, it } from "vitest";
import { type CompiledTemplate, shareCompiled } from "../../src/eleventy/compiled.ts";

/** A template in a Nunjucks of its own, which has a filter and a tag of its own as well. */
function templateOf(text: string, path: string, filter = "later"): CompiledTemplate & { render(data: object): string } {
	const environment = new nunjucks.Environment();
	environment.addFilter(filter, (value: string, done: (error: null, text: string) => void) => done(null, value), true);
	environment.addExtension("shout", {
		tags: ["shout"],
		parse: (
			parser: { nextToken(): unknown; advanceAfterBlockEnd(name: string): void },
			nodes: { Output: new (...of: unknown[]) => unknown },
		) => {
			parser.nextToken();
			parser.advanceAfterBlockEnd("shout");
			return new nodes.Output(0, 0, []);
		},
	} as unknown as nunjucks.Extension);
	const template = new nunjucks.Template(text, environment, path, false) as unknown as ReturnType<typeof templateOf>;
	shareCompiled(template);
	return template;
}

/** What two templates render, the first before the second, and whether the second is compiled anew. */
function rendered(first: ReturnType<typeof templateOf>, second: ReturnType<typeof templateOf>) {
	return [first.render({ name: "A" }), second.render({ name: "B" }), second.tmplProps ? "shared" : "compiled"];
}

describe("a template of the same text", () => {
	it("is compiled once, and renders in each Nunjucks as if it were compiled there", () => {
		const text = "{% block a %}{{ name }}{% endblock %} {{ name | lower }}";
		expect(rendered(templateOf(text, "same.njk"), templateOf(text, "same.njk"))).toEqual(["A a", "B b", "shared"]);
	});

	it("is compiled again once it was edited, where it stands elsewhere, and where other filters are asynchronous", () => {
		expect(rendered(templateOf("Old {{ name }}", "e.njk"), templateOf("New {{ name }}", "e.njk"))).toEqual(["Old A", "New B", "compiled"]);
		expect(rendered(templateOf("{{ name }}", "x.njk"), templateOf("{{ name }}", "y.njk"))[2]).toBe("compiled");
		expect(rendered(templateOf("f{{ name }}", "f.njk"), templateOf("f{{ name }}", "f.njk", "then"))[2]).toBe("compiled");
	});

	it("is compiled again where it has a tag that is not Nunjucks' own, which can become anything", () => {
		const text = "{% shout %}{{ name }}";
		expect(rendered(templateOf(text, "tag.njk"), templateOf(text, "tag.njk"))).toEqual(["A", "B", "compiled"]);
	});
});

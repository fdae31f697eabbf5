/// <reference lib="dom" />
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeArchive } from "../../pipeline/archives.ts";
import { hasBrowser, openArchive } from "../sample.ts";

const HEADLINE = "Ends </script><script>window.ran = 1</script> and <!--<script> begins \u2028 \u2029 \\u003c";

const TEMPLATE = `{% extends "backfile/layouts/story.njk" %}
{% block afterText %}<script>window.told = {{ { headline: item.article.headline } | json | safe }};</script>
<script type="application/json" id="data">{{ item.article | json | safe }}</script><p id="behind">Behind.</p>{% endblock %}`;

describe.skipIf(!hasBrowser)("what a story says, in a script of an owner's template", () => {
	it("stays data, whatever it is", async () => {
		const root = makeArchive({
			"content/a.md": `---\nheadline: ${JSON.stringify(HEADLINE)}\npublished: 2024-01-02\nslug: a\n---\nWords.\n`,
			"templates/layouts/story.njk": TEMPLATE,
		});
		const { browser, origin, close } = await openArchive(path.join(root, ".eleventy.ts"));
		try {
			const page = await browser.newPage();
			const failed: string[] = [];
			page.on("pageerror", ({ message }) => failed.push(message));
			await page.goto(`${origin}/2024/01/02/a.html`);
			const seen = await page.evaluate(() => {
				const { ran, told } = window as unknown as { readonly ran?: number; readonly told?: { readonly headline: string } };
				const data = JSON.parse(document.getElementById("data")?.textContent ?? "") as { readonly headline: string };
				return { ran, told: told?.headline, data: data.headline, behind: document.getElementById("behind")?.textContent };
			});
			const { innerText: heading } = await page.evaluate(() => ({ innerText: document.querySelector("h1")?.textContent }));
			expect({ ...seen, failed }).toEqual({ ran: undefined, told: heading, data: heading, behind: "Behind.", failed: [] });
			expect(heading).toContain("</script><script>window.ran = 1</script> and <!--<script> begins");
		} finally {
			await close();
		}
	});
});

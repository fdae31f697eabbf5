import { describe, expect, it } from "vitest";
import { proseOfMdx } from "../../../src/article/body/mdx.ts";

describe("proseOfMdx", () => {
	it.each([
		["import A from './a'\nexport const x = 1\n\nWords {/* no */} here.", "\n\n\nWords  here."],
		["export const a = {\n\tb: 1,\n}\n\nWords.", "\n\n\n\nWords."],
		["Words.\n\n```js\nimport A from 'a'\n```\n", "Words.\n\n```js\nimport A from 'a'\n```\n"],
		["Import duties rose.\n\nexported goods too", "Import duties rose.\n\nexported goods too"],
	])("of %j is %j", (text, prose) => {
		expect(proseOfMdx(text)).toBe(prose);
	});
});

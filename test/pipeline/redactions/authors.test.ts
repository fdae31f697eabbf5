import { expect, it } from "vitest";
import { readAuthorNotes } from "../../../src/archive/termnotes.ts";
import { makeRedactor } from "../../../src/article/redaction/redactor.ts";
import { redactTerms } from "../../../src/pipeline/content/redactions/site.ts";

it("a name is taken out of what authors.yml tells", () => {
	const yaml = `Jane Doe:
  biography: With **John** Smith she wrote [a book](/john-smith.html).
  image: uploads/john-smith.jpg
  links: ["https://jane.example/", "https://john-smith.example/"]
`;
	const redactor = makeRedactor([{ name: "John Smith", replaceWith: "[name removed]", in: "all" }]);
	const { notes, names } = redactTerms(readAuthorNotes(yaml, "authors.yml").notes, redactor);
	expect(names.length).toBeGreaterThan(0);
	expect(JSON.stringify(notes)).not.toMatch(/john|smith/i);
	expect(notes.author[0]?.about?.links).toEqual([{ url: "https://jane.example/" }]);
});

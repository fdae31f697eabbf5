import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** How many tags the archive has. */
export const TAGS = 3_000;

/** How many tags a story of it has. */
const TAGS_OF_A_STORY = 10;

const SETTINGS = `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://example.org/", language: "en", timeZone: "UTC", termFeeds: [] });
export default function (config) { config.addPlugin(backfile, archive); }
`;

/**
 * Writes an archive of 300 stories with ten tags each, all of them different.
 * @returns its settings file
 */
export function writeTagArchive(folder: string): string {
	const names = tagNames();
	mkdirSync(path.join(folder, "content"));
	for (let at = 0; at < TAGS / TAGS_OF_A_STORY; at++) {
		const tags = JSON.stringify(names.slice(at * TAGS_OF_A_STORY, (at + 1) * TAGS_OF_A_STORY));
		const text = `---\nheadline: Story ${at}\ndate: 1957-03-04\ntags: ${tags}\n---\nA harbour wall.\n`;
		writeFileSync(path.join(folder, `content/story-${at}.md`), text);
	}
	const settings = path.join(folder, ".eleventy.ts");
	writeFileSync(settings, SETTINGS);
	return settings;
}

/** Names of two words of three syllables, of which many begin with the same letter. */
function tagNames(): string[] {
	const syllables = ["har", "tide", "flood", "mill", "stone", "ber", "ash", "oak", "kirk", "wel", "lan", "cas", "ter", "mon", "nor", "sud"];
	const at = (value: number) => syllables[value % 16] ?? "";
	return Array.from({ length: TAGS }, (_, n) => {
		const name = `${at(n)}${at(n >> 4)}${at(n >> 8)} ${at(n * 7)}${at((n * 13) >> 3)}`;
		return `${name[0]?.toUpperCase()}${name.slice(1)}`;
	});
}

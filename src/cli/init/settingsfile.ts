import type { ArchiveSettings } from "../../settings.ts";

/** The settings that a new archive begins with. */
export type FirstSettings = Pick<ArchiveSettings, "title" | "url" | "language" | "timeZone" | "description" | "sections">;

/** The text of the settings file of a new archive. */
export function settingsFileOf(settings: FirstSettings): string {
	const lines = Object.entries(settings)
		.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
		.map(([name, value]) => `\t${name}: ${Array.isArray(value) ? `[${value.map(quoted).join(", ")}]` : quoted(value)},`);
	return `import { backfile, defineArchive, type EleventyConfig } from "backfile";

// The settings of this archive. All that there are: node_modules/backfile/docs/settings.md
export const archive = defineArchive({
${lines.join("\n")}
});

export default function (eleventyConfig: EleventyConfig) {
	eleventyConfig.addPlugin(backfile, archive);
}
`;
}

/** A text as TypeScript writes it. */
function quoted(value: unknown): string {
	return JSON.stringify(value);
}

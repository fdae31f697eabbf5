import { writeYaml } from "./yaml.ts";

/** A Markdown story as a file: its fields, under the names that editors write, and its body. Fields without a value are left away. */
export function writeStory(fields: Readonly<Record<string, unknown>>, body: string): string {
	const written = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
	return `---\n${writeYaml(written)}---\n\n${body}`;
}

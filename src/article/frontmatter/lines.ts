import { tellsRelease } from "./mend.ts";

/**
 * Adds the field of a line to those of the lines above it. Of two lines of one name the last counts that is not empty; where the two say
 * otherwise when or whether the story is public, it is a draft.
 */
export function addLine(fields: Map<string, string>, key: string, value: string): void {
	const earlier = fields.get(key) ?? "";
	if (earlier !== "" && value !== "" && value !== earlier && tellsRelease(key)) fields.set("draft", "true");
	if (earlier === "" || value !== "") fields.set(key, value);
}

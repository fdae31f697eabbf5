import { HtmlValidate, StaticConfigLoader } from "html-validate";

/** What is not valid HTML in the pages given, each with its path and line. */
export async function faultsIn(pages: Readonly<Record<string, string>>): Promise<string[]> {
	const validator = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));
	const faults: string[] = [];
	for (const [file, html] of Object.entries(pages)) {
		const { results } = await validator.validateString(html, file);
		for (const { messages } of results) faults.push(...messages.map(({ line, ruleId, message }) => `${file}:${line} ${ruleId} ${message}`));
	}
	return faults;
}

import type { Kind } from "../../site/kinds.ts";
import { settingsFiles } from "../settings/files.ts";
import { type Fact, fact } from "./explanation.ts";
import type { Known } from "./known.ts";
import { siteFieldsIn, templatesFor, type UsedTemplate } from "./templates.ts";

/**
 * The templates, the settings and the files that a page is made from.
 * @param files of the content folder, as people are told of them
 */
export function madeFacts({ context, shown }: Known, { kind }: { readonly kind: Kind }, files: readonly string[]): Fact[] {
	const { config, folders } = context;
	const templates = templatesFor(kind, folders.templates);
	return [
		...fact(
			"templates",
			templates.map((template) => template.shown),
		),
		...fact("settings", [...settingsFiles(config.file).map(({ from }) => shown(from)), settingNames(config.settings, templates)]),
		...fact("files", files),
	];
}

/** The settings that templates show, by name. */
function settingNames(settings: object, templates: readonly UsedTemplate[]): string | undefined {
	const names = siteFieldsIn(templates).filter((name) => Object.hasOwn(settings, name));
	return names.length === 0 ? undefined : `of them its templates show ${names.join(", ")}`;
}

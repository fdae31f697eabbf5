/** The plugins of markdown-it that bring no types. */
declare module "markdown-it-footnote" {
	import type { PluginSimple } from "markdown-it";

	const plugin: PluginSimple;
	export default plugin;
}

declare module "markdown-it-deflist" {
	import type { PluginSimple } from "markdown-it";

	const plugin: PluginSimple;
	export default plugin;
}

declare module "markdown-it-emoji" {
	import type { PluginSimple } from "markdown-it";
	export const full: PluginSimple;
}

declare module "markdown-it/lib/rules_block/html_block.mjs" {
	import type { RuleBlock } from "markdown-it/lib/parser_block.mjs";

	const rule: RuleBlock;
	export default rule;
}

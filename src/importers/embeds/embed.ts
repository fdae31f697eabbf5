// What another site showed has one form, in what imports write and in what builds show of texts written by hand.
export { type Embed, embedHtml } from "../../article/body/embeds/figure.ts";
export { addressOnPlatform, platformName, type Shown, shownAt } from "../../article/body/embeds/platforms.ts";

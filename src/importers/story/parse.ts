export { parseHtml } from "../../article/body/html/parse.ts";

export { counted, shownNumber } from "../../problem/numbers.ts";

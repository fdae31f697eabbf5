import { check } from "../check/check.ts";
import { steered } from "./steered.ts";

// The thread of one check: see commandthread.ts.
steered(check);

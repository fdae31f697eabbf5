import { explainAsked } from "../explain/explain.ts";
import { steered } from "./steered.ts";

// The thread of one explanation: see commandthread.ts.
steered(explainAsked);

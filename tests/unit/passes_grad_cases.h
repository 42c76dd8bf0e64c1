/* The functions whose gradients passes_grad_test.c checks: {name, samples,
 * text}. An i64 param is set to 0, 1 and 7: it says how many turns a loop
 * makes. */
#define MAIN(params, results) "func @main(" params ") -> (" results ") {\n"
#define END "}\n"

{"identity", SAMPLE_ANY,
 MAIN("%0: f64[3]", "f64[3]") "%1 = identity(%0) return(%1)" END},
{"a value used on two ways", SAMPLE_ANY,
 MAIN("%0: f64[3]", "f64[3]")
 "%1 = sin(%0) %2 = multiply(%1, %0) return(%2)" END},
{"convert", SAMPLE_ANY,
 MAIN("%0: f64[3], %1: i64[3]", "f64[3]")
 "%2 = convert(%1) {dtype = \"f64\"} %3 = multiply(%2, %0)"
 "%4 = convert(%3) {dtype = \"f64\"} return(%4)" END},
{"select", SAMPLE_ANY,
 MAIN("%0: bool[5], %1: f64[5], %2: f64[5]", "f64[5]")
 "%3 = multiply(%1, %2) %4 = select(%0, %3, %2) return(%4)" END},
{"select masks", SAMPLE_ANY,
 /* log of what is negative is NaN, and not selected */
 MAIN("%0: f64[5]", "f64[5]")
 "%1 = constant {data = [0.0]} : f64[]"
 "%2 = broadcast_in_dim(%1) {dimensions = [], shape = [5]}"
 "%3 = greater(%0, %2) %4 = log(%0) %5 = sqrt(%0) %6 = multiply(%4, %5)"
 "%7 = select(%3, %6, %0) return(%7)" END},
{"a value used twice", SAMPLE_ANY,
 MAIN("%0: f64[]", "f64[], f64[]")
 "%1 = sin(%0) %2 = multiply(%1, %1) %3 = multiply(%2, %0)"
 "return(%3, %1)" END},
{"power of a constant", SAMPLE_ANY,
 MAIN("%0: f64[4]", "f64[4]")
 "%1 = constant {data = [2.0]} : f64[]"
 "%2 = broadcast_in_dim(%1) {dimensions = [], shape = [4]}"
 "%3 = power(%0, %2) return(%3)" END},

{"reshape", SAMPLE_ANY,
 MAIN("%0: f64[2, 3]", "f64[6]")
 "%1 = multiply(%0, %0) %2 = reshape(%1) {shape = [6]} return(%2)" END},
{"broadcast of a scalar", SAMPLE_ANY,
 MAIN("%0: f64[]", "f64[2, 3]")
 "%1 = sin(%0) %2 = broadcast_in_dim(%1) {dimensions = [], shape = [2, 3]}"
 "return(%2)" END},
{"broadcast stretches", SAMPLE_ANY,
 MAIN("%0: f64[1, 3]", "f64[2, 4, 3]")
 "%1 = sin(%0)"
 "%2 = broadcast_in_dim(%1) {dimensions = [1, 2], shape = [2, 4, 3]}"
 "return(%2)" END},
{"broadcast transposes", SAMPLE_ANY,
 MAIN("%0: f64[3, 1, 2]", "f64[2, 5, 3]")
 "%1 = sin(%0)"
 "%2 = broadcast_in_dim(%1) {dimensions = [2, 1, 0], shape = [2, 5, 3]}"
 "return(%2)" END},
{"broadcast to nothing", SAMPLE_ANY,
 MAIN("%0: f64[1]", "f64[0], f64[1]")
 "%1 = broadcast_in_dim(%0) {dimensions = [0], shape = [0]} %2 = sin(%0)"
 "return(%1, %2)" END},
{"transpose", SAMPLE_ANY,
 MAIN("%0: f64[2, 3, 4]", "f64[4, 2, 3]")
 "%1 = sin(%0) %2 = transpose(%1) {permutation = [2, 0, 1]}"
 "return(%2)" END},
{"reverse", SAMPLE_ANY,
 MAIN("%0: f64[2, 3]", "f64[2, 3]")
 "%1 = sin(%0) %2 = reverse(%1) {dimensions = [1]} return(%2)" END},
{"slice", SAMPLE_ANY,
 MAIN("%0: f64[3, 8]", "f64[2, 3]")
 "%1 = sin(%0)"
 "%2 = slice(%1) {start = [1, 1], limit = [3, 7], stride = [1, 2]}"
 "return(%2)" END},
{"slice of nothing", SAMPLE_ANY,
 MAIN("%0: f64[3]", "f64[0], f64[3]")
 "%1 = sin(%0) %2 = slice(%1) {start = [2], limit = [2], stride = [3]}"
 "return(%2, %1)" END},
{"pad", SAMPLE_ANY,
 MAIN("%0: f64[2, 3], %1: f64[]", "f64[5, 6]")
 "%2 = sin(%0) %3 = pad(%2, %1) {low = [1, 2], high = [1, -1], "
 "interior = [1, 1]} return(%3)" END},
{"pad that cuts", SAMPLE_ANY,
 MAIN("%0: f64[5], %1: f64[]", "f64[3]")
 "%2 = sin(%0) %3 = pad(%2, %1) {low = [-2], high = [-4], "
 "interior = [1]} return(%3)" END},
{"concatenate", SAMPLE_ANY,
 MAIN("%0: f64[2, 1], %1: f64[2, 3]", "f64[2, 7]")
 "%2 = sin(%1) %3 = concatenate(%0, %2, %1) {dimension = 1}"
 "return(%3)" END},

{"dynamic_slice", SAMPLE_ANY,
 MAIN("%0: i64[], %1: f64[4, 3]", "f64[2, 2], f64[2, 2]")
 "%2 = constant {data = [1]} : i64[] %3 = sin(%1)"
 "%4 = dynamic_slice(%3, %0, %2) {sizes = [2, 2]}"
 "%5 = dynamic_slice(%3, %2, %2) {sizes = [2, 2]} return(%4, %5)" END},
{"dynamic_update_slice", SAMPLE_ANY,
 MAIN("%0: i64[], %1: f64[4, 3], %2: f64[2, 2]", "f64[4, 3]")
 "%3 = constant {data = [1]} : i64[] %4 = sin(%1) %5 = sin(%2)"
 "%6 = dynamic_update_slice(%4, %5, %0, %3) return(%6)" END},
{"gather of rows", SAMPLE_ANY,
 MAIN("%0: f64[4, 3]", "f64[5, 3]")
 "%1 = constant {data = [2, 0, 2, 9, -3]} : i64[5] %2 = sin(%0)"
 "%3 = gather(%2, %1) {offset_dims = [1], collapsed_slice_dims = [0], "
 "start_index_map = [0], index_vector_dim = 1, sizes = [1, 3]}"
 "return(%3)" END},
{"gather of windows", SAMPLE_ANY,
 MAIN("%0: f64[4, 3]", "f64[2, 3, 2]")
 "%1 = constant {data = [0, 1, 7, 1, -1, 2]} : i64[3, 2] %2 = sin(%0)"
 "%3 = gather(%2, %1) {offset_dims = [0, 2], collapsed_slice_dims = [], "
 "start_index_map = [0, 1], index_vector_dim = 1, sizes = [2, 2]}"
 "%4 = multiply(%3, %3) return(%4)" END},
{"gather after another use", SAMPLE_ANY,
 MAIN("%0: f64[4]", "f64[2], f64[4]")
 "%1 = constant {data = [2, 2]} : i64[2] %2 = sin(%0)"
 "%3 = gather(%2, %1) {offset_dims = [], collapsed_slice_dims = [0], "
 "start_index_map = [0], index_vector_dim = 1, sizes = [1]}"
 "%4 = multiply(%2, %2) return(%3, %4)" END},
{"scatter adds", SAMPLE_ANY,
 MAIN("%0: f64[4, 2], %1: f64[5, 2]", "f64[4, 2]")
 "%2 = constant {data = [2, 0, 2, 9, -3]} : i64[5] %3 = sin(%0)"
 "%4 = sin(%1) %5 = scatter(%3, %2, %4) {update_window_dims = [1], "
 "inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], "
 "index_vector_dim = 1, combiner = \"add\"} return(%5)" END},
{"scatter sets", SAMPLE_ANY,
 MAIN("%0: f64[4, 2], %1: f64[5, 2]", "f64[4, 2]")
 "%2 = constant {data = [2, 0, 2, 9, -3]} : i64[5] %3 = sin(%0)"
 "%4 = sin(%1) %5 = scatter(%3, %2, %4) {update_window_dims = [1], "
 "inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], "
 "index_vector_dim = 1, combiner = \"set\"} return(%5)" END},
{"scatter sets elements", SAMPLE_ANY,
 MAIN("%0: f64[2, 3], %1: f64[3]", "f64[2, 3]")
 "%2 = constant {data = [0, 1, 1, 2, 0, 1]} : i64[3, 2]"
 "%3 = sin(%1) %4 = scatter(%0, %2, %3) {update_window_dims = [], "
 "inserted_window_dims = [0, 1], scatter_dims_to_operand_dims = [0, 1], "
 "index_vector_dim = 1, combiner = \"set\"} %5 = sin(%4) return(%5)" END},

{"reduce_sum", SAMPLE_ANY,
 MAIN("%0: f64[2, 3, 4]", "f64[3], f64[]")
 "%1 = sin(%0) %2 = reduce_sum(%1) {dimensions = [0, 2]}"
 "%3 = reduce_sum(%1) {dimensions = [0, 1, 2]} return(%2, %3)" END},
{"reduce_prod", SAMPLE_ANY,
 MAIN("%0: f64[2, 3, 2]", "f64[3], f64[]")
 "%1 = sin(%0) %2 = reduce_prod(%1) {dimensions = [0, 2]}"
 "%3 = reduce_prod(%2) {dimensions = [0]} return(%2, %3)" END},
{"reduce_prod with zeros", SAMPLE_ANY,
 MAIN("%0: f64[3]", "f64[]")
 "%1 = constant {data = [0.0, 1.0, 1.0]} : f64[3] %2 = multiply(%0, %1)"
 "%3 = reduce_prod(%2) {dimensions = [0]} return(%3)" END},
{"reduce_max", SAMPLE_ANY,
 MAIN("%0: f64[2, 3, 4]", "f64[3], f64[]")
 "%1 = sin(%0) %2 = reduce_max(%1) {dimensions = [0, 2]}"
 "%3 = reduce_max(%1) {dimensions = [0, 1, 2]} return(%2, %3)" END},
{"reduce_min", SAMPLE_ANY,
 MAIN("%0: f64[2, 3, 4]", "f64[2, 4], f64[2, 3, 4]")
 "%1 = sin(%0) %2 = reduce_min(%1) {dimensions = [1]}"
 "%3 = reduce_min(%1) {dimensions = []} return(%2, %3)" END},
{"reductions of nothing", SAMPLE_ANY,
 MAIN("%0: f64[0, 2], %1: f64[2]", "f64[2], f64[2], f64[2], f64[2]")
 "%2 = reduce_sum(%0) {dimensions = [0]}"
 "%3 = reduce_prod(%0) {dimensions = [0]} %4 = multiply(%3, %1)"
 "%5 = cumsum(%0) {dimension = 0} %6 = reduce_sum(%5) {dimensions = [0]}"
 "%7 = cumprod(%0) {dimension = 0} %8 = reduce_sum(%7) {dimensions = [0]}"
 "return(%2, %4, %6, %8)" END},
{"cumsum", SAMPLE_ANY,
 MAIN("%0: f64[3, 4]", "f64[3, 4]")
 "%1 = sin(%0) %2 = cumsum(%1) {dimension = 1} return(%2)" END},
{"cumprod", SAMPLE_NONZERO,
 MAIN("%0: f64[2, 5]", "f64[2, 5]")
 "%1 = sin(%0) %2 = cumprod(%1) {dimension = 1} return(%2)" END},
{"cumprod of columns", SAMPLE_ANY,
 MAIN("%0: f64[4, 2]", "f64[4, 2]")
 "%1 = constant {data = [1.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0]} : f64[4, 2]"
 "%2 = multiply(%0, %1) %3 = cumprod(%2) {dimension = 0} return(%3)" END},
{"sort", SAMPLE_ANY,
 MAIN("%0: f64[3, 4]", "f64[3, 4], f64[3, 4]")
 "%1 = sin(%0) %2 = sort(%1) {dimension = 1} %3 = sort(%1) {dimension = 0}"
 "return(%2, %3)" END},
{"sort of nothing", SAMPLE_ANY,
 MAIN("%0: f64[0], %1: f64[]", "f64[0], f64[], f64[]")
 "%2 = sort(%0) {dimension = 0} %3 = sin(%1)"
 "%4 = reduce_sum(%2) {dimensions = [0]} return(%2, %3, %4)" END},

{"matrix product", SAMPLE_ANY,
 MAIN("%0: f64[2, 3], %1: f64[3, 4]", "f64[2, 4]")
 "%2 = dot_general(%0, %1) {lhs_batching = [], rhs_batching = [], "
 "lhs_contracting = [1], rhs_contracting = [0]} %3 = sin(%2)"
 "return(%3)" END},
{"inner product", SAMPLE_ANY,
 MAIN("%0: f64[3], %1: f64[3]", "f64[]")
 "%2 = dot_general(%0, %1) {lhs_batching = [], rhs_batching = [], "
 "lhs_contracting = [0], rhs_contracting = [0]} %3 = sin(%2)"
 "return(%3)" END},
{"product with all kinds of dimensions", SAMPLE_ANY,
 MAIN("%0: f64[2, 3, 4, 2], %1: f64[4, 3, 2, 2]", "f64[2, 2, 2]")
 "%2 = dot_general(%0, %1) {lhs_batching = [3], rhs_batching = [2], "
 "lhs_contracting = [1, 2], rhs_contracting = [1, 0]} %3 = sin(%2)"
 "return(%3)" END},
{"product of a value with itself", SAMPLE_ANY,
 MAIN("%0: f64[3, 3]", "f64[3, 3]")
 "%1 = dot_general(%0, %0) {lhs_batching = [], rhs_batching = [], "
 "lhs_contracting = [1], rhs_contracting = [0]} return(%1)" END},
{"product over nothing", SAMPLE_ANY,
 MAIN("%0: f64[2, 0], %1: f64[0, 3], %2: f64[2, 3]", "f64[2, 3]")
 "%3 = dot_general(%0, %1) {lhs_batching = [], rhs_batching = [], "
 "lhs_contracting = [1], rhs_contracting = [0]} %4 = multiply(%3, %2)"
 "return(%4)" END},

{"call", SAMPLE_ANY,
 "func @main(%0: f64[2], %1: f64[2]) -> (f64[2]) {\n"
 "%2 = call(%0, %1) {callee = \"f\"} : (f64[2], f64[2])"
 "%3 = result(%2) {index = 0} %4 = result(%2) {index = 1}"
 "%5 = multiply(%3, %4)"
 "%6 = call(%5, %1) {callee = \"f\"} : (f64[2], f64[2])"
 "%7 = result(%6) {index = 1} return(%7) }\n"
 "func @f(%0: f64[2], %1: f64[2]) -> (f64[2], f64[2]) {\n"
 "%2 = multiply(%0, %1) %3 = sin(%2)"
 "%4 = call(%3) {callee = \"g\"} : (f64[2]) %5 = result(%4) {index = 0}"
 "return(%5, %0) }\n"
 "func @g(%0: f64[2]) -> (f64[2]) { %1 = exp(%0) return(%1) }\n"},
{"call that prints", SAMPLE_ANY,
 "func @main(%0: token, %1: f64[]) -> (token, f64[]) {\n"
 "%2 = call(%0, %1) {callee = \"f\"} : (token, f64[])"
 "%3 = result(%2) {index = 0} %4 = result(%2) {index = 1}"
 "return(%3, %4) }\n"
 "func @f(%0: token, %1: f64[]) -> (token, f64[]) {\n"
 "%2 = print(%0) {pieces = [\"\"], formats = [], origins = []}"
 "%3 = sin(%1) %4 = call(%2, %3) {callee = \"g\"} : (token, f64[])"
 "%5 = result(%4) {index = 0} %6 = result(%4) {index = 1}"
 "return(%5, %6) }\n"
 "func @g(%0: token, %1: f64[]) -> (token, f64[]) {\n"
 "%2 = print(%0) {pieces = [\"\"], formats = [], origins = []}"
 "%3 = exp(%1) return(%2, %3) }\n"},

{"cond", SAMPLE_ANY,
 MAIN("%0: f64[2], %1: f64[2]", "f64[2], f64[2]")
 "%2 = reduce_sum(%0) {dimensions = [0]} %3 = reduce_sum(%1) {dimensions = [0]}"
 "%4 = less(%2, %3)"
 "%5 = cond(%4, %0, %1) { region(%6: f64[2], %7: f64[2]) {"
 "%8 = multiply(%6, %7) %9 = sin(%8) yield(%9, %6) }"
 "region(%10: f64[2], %11: f64[2]) { %12 = exp(%10) yield(%12, %12) } }"
 "%13 = result(%5) {index = 0} %14 = result(%5) {index = 1}"
 "%15 = cond(%4, %13) { region(%16: f64[2]) { yield(%16) }"
 "region(%17: f64[2]) { %18 = multiply(%17, %17) yield(%18) } }"
 "%19 = result(%15) {index = 0} return(%19, %14)" END},
{"the other branch is NaN", SAMPLE_POSITIVE,
 MAIN("%0: f64[]", "f64[]")
 "%1 = negate(%0) %2 = constant {data = [0.0]} : f64[] %3 = less(%1, %2)"
 "%4 = cond(%3, %1) { region(%5: f64[]) { %6 = sin(%5) yield(%6) }"
 "region(%7: f64[]) { %8 = log(%7) %9 = sqrt(%8) yield(%9) } }"
 "%10 = result(%4) {index = 0} return(%10)" END},
{"cond in cond", SAMPLE_ANY,
 MAIN("%0: bool[], %1: bool[], %2: f64[]", "f64[]")
 "%3 = cond(%0, %1, %2) { region(%4: bool[], %5: f64[]) {"
 "%6 = sin(%5) %7 = cond(%4, %6) { region(%8: f64[]) {"
 "%9 = exp(%8) yield(%9) } region(%10: f64[]) { yield(%10) } }"
 "%11 = result(%7) {index = 0} %12 = multiply(%11, %6) yield(%12) }"
 "region(%13: bool[], %14: f64[]) { %15 = cos(%14) yield(%15) } }"
 "%16 = result(%3) {index = 0} return(%16)" END},

/* One matrix a turn, and none of them commute. */
{"while", SAMPLE_ANY,
 MAIN("%0: i64[], %1: f64[7, 2, 2], %2: f64[2]", "f64[2]")
 "%3 = constant {data = [0]} : i64[]"
 "%4 = while(%3, %0, %1, %2) {"
 "region(%5: i64[], %6: i64[], %7: f64[7, 2, 2], %8: f64[2]) {"
 "%9 = less(%5, %6) yield(%9) }"
 "region(%10: i64[], %11: i64[], %12: f64[7, 2, 2], %13: f64[2]) {"
 "%14 = constant {data = [0]} : i64[] %15 = constant {data = [1]} : i64[]"
 "%16 = dynamic_slice(%12, %10, %14, %14) {sizes = [1, 2, 2]}"
 "%17 = reshape(%16) {shape = [2, 2]}"
 "%18 = dot_general(%17, %13) {lhs_batching = [], rhs_batching = [], "
 "lhs_contracting = [1], rhs_contracting = [0]} %19 = sin(%18)"
 "%20 = add(%10, %15) yield(%20, %11, %12, %19) } }"
 "%21 = result(%4) {index = 3} return(%21)" END},
{"while without a counter", SAMPLE_POSITIVE,
 MAIN("%0: i64[], %1: f64[], %2: f64[]", "f64[], f64[]")
 "%3 = while(%0, %1, %2) { region(%4: i64[], %5: f64[], %6: f64[]) {"
 "%7 = constant {data = [0]} : i64[] %8 = greater(%4, %7) yield(%8) }"
 "region(%9: i64[], %10: f64[], %11: f64[]) {"
 "%12 = constant {data = [1]} : i64[] %13 = subtract(%9, %12)"
 "%14 = multiply(%10, %11) %15 = sin(%14) %16 = add(%11, %15)"
 "yield(%13, %15, %16) } }"
 "%17 = result(%3) {index = 1} %18 = result(%3) {index = 2}"
 "return(%17, %18)" END},
/* Carried values change places, so activity needs as many turns. */
{"while that rotates", SAMPLE_ANY,
 MAIN("%0: i64[], %1: f64[], %2: f64[], %3: f64[]", "f64[]")
 "%4 = constant {data = [1.5]} : f64[]"
 "%5 = while(%0, %1, %2, %3, %4) {"
 "region(%6: i64[], %7: f64[], %8: f64[], %9: f64[], %10: f64[]) {"
 "%11 = constant {data = [0]} : i64[] %12 = greater(%6, %11) yield(%12) }"
 "region(%13: i64[], %14: f64[], %15: f64[], %16: f64[], %17: f64[]) {"
 "%18 = constant {data = [1]} : i64[] %19 = subtract(%13, %18)"
 "%20 = sin(%17) %21 = multiply(%14, %20) yield(%19, %21, %16, %14, %15) } }"
 "%22 = result(%5) {index = 2} return(%22)" END},
{"while in while", SAMPLE_ANY,
 MAIN("%0: i64[], %1: f64[2, 2], %2: f64[2]", "f64[2]")
 "%3 = constant {data = [0]} : i64[]"
 "%4 = while(%3, %0, %1, %2) {"
 "region(%5: i64[], %6: i64[], %7: f64[2, 2], %8: f64[2]) {"
 "%9 = less(%5, %6) yield(%9) }"
 "region(%10: i64[], %11: i64[], %12: f64[2, 2], %13: f64[2]) {"
 "%14 = constant {data = [0]} : i64[]"
 "%15 = while(%14, %10, %12, %13) {"
 "region(%16: i64[], %17: i64[], %18: f64[2, 2], %19: f64[2]) {"
 "%20 = constant {data = [2]} : i64[] %21 = floor_mod(%17, %20)"
 "%22 = less_equal(%16, %21) yield(%22) }"
 "region(%23: i64[], %24: i64[], %25: f64[2, 2], %26: f64[2]) {"
 "%27 = constant {data = [1]} : i64[] %28 = add(%23, %27)"
 "%29 = dot_general(%25, %26) {lhs_batching = [], rhs_batching = [], "
 "lhs_contracting = [1], rhs_contracting = [0]} %30 = sin(%29)"
 "yield(%28, %24, %25, %30) } }"
 "%31 = result(%15) {index = 3} %32 = exp(%31)"
 "%33 = constant {data = [1]} : i64[] %34 = add(%10, %33)"
 "yield(%34, %11, %12, %32) } }"
 "%35 = result(%4) {index = 3} %36 = sin(%35) return(%36)" END},
{"cond in while", SAMPLE_ANY,
 MAIN("%0: i64[], %1: f64[], %2: f64[]", "f64[]")
 "%3 = while(%0, %1, %2) { region(%4: i64[], %5: f64[], %6: f64[]) {"
 "%7 = constant {data = [0]} : i64[] %8 = greater(%4, %7) yield(%8) }"
 "region(%9: i64[], %10: f64[], %11: f64[]) {"
 "%12 = constant {data = [1]} : i64[] %13 = subtract(%9, %12)"
 "%14 = less(%10, %11) %15 = cond(%14, %10, %11) {"
 "region(%16: f64[], %17: f64[]) { %18 = multiply(%16, %17) %19 = exp(%18)"
 "yield(%19) } region(%20: f64[], %21: f64[]) { %22 = sin(%20) yield(%22) } }"
 "%23 = result(%15) {index = 0} yield(%13, %23, %11) } }"
 "%24 = result(%3) {index = 1} return(%24)" END},
{"while in cond", SAMPLE_ANY,
 MAIN("%0: i64[], %1: f64[], %2: f64[]", "f64[]")
 "%3 = constant {data = [0]} : i64[] %4 = greater(%0, %3)"
 "%5 = cond(%4, %0, %1, %2) {"
 "region(%6: i64[], %7: f64[], %8: f64[]) {"
 "%9 = while(%6, %7, %8) { region(%10: i64[], %11: f64[], %12: f64[]) {"
 "%13 = constant {data = [0]} : i64[] %14 = greater(%10, %13) yield(%14) }"
 "region(%15: i64[], %16: f64[], %17: f64[]) {"
 "%18 = constant {data = [1]} : i64[] %19 = subtract(%15, %18)"
 "%20 = multiply(%16, %17) %21 = sin(%20) yield(%19, %21, %17) } }"
 "%22 = result(%9) {index = 1} yield(%22) }"
 "region(%23: i64[], %24: f64[], %25: f64[]) { yield(%25) } }"
 "%26 = result(%5) {index = 0} return(%26)" END},
{"while with effects", SAMPLE_ANY,
 MAIN("%0: token, %1: i64[], %2: f64[]", "token, f64[]")
 "%3 = while(%0, %1, %2) { region(%4: token, %5: i64[], %6: f64[]) {"
 "%7 = constant {data = [0]} : i64[] %8 = greater(%5, %7) yield(%8) }"
 "region(%9: token, %10: i64[], %11: f64[]) {"
 "%12 = print(%9) {pieces = [\"\"], formats = [], origins = []}"
 "%13 = constant {data = [1]} : i64[] %14 = subtract(%10, %13)"
 "%15 = constant {data = [true]} : bool[]"
 "%16 = cond(%15, %12, %11) { region(%17: token, %18: f64[]) {"
 "%19 = constant {data = [true]} : bool[]"
 "%20 = check(%17, %19) {code = \"H0906\", pieces = [\"\"], formats = [], "
 "origins = []} %21 = sin(%18) yield(%20, %21) }"
 "region(%22: token, %23: f64[]) { yield(%22, %23) } }"
 "%24 = result(%16) {index = 0} %25 = result(%16) {index = 1}"
 "%26 = multiply(%25, %11) yield(%24, %14, %26) } }"
 "%27 = result(%3) {index = 0} %28 = result(%3) {index = 2}"
 "return(%27, %28)" END},
{"call in while", SAMPLE_ANY,
 MAIN("%0: i64[], %1: f64[], %2: f64[]", "f64[]")
 "%3 = while(%0, %1, %2) { region(%4: i64[], %5: f64[], %6: f64[]) {"
 "%7 = constant {data = [0]} : i64[] %8 = greater(%4, %7) yield(%8) }"
 "region(%9: i64[], %10: f64[], %11: f64[]) {"
 "%12 = constant {data = [1]} : i64[] %13 = subtract(%9, %12)"
 "%14 = call(%10, %11) {callee = \"f\"} : (f64[])"
 "%15 = result(%14) {index = 0} yield(%13, %15, %11) } }"
 "%16 = result(%3) {index = 1} return(%16)" END
 "func @f(%0: f64[], %1: f64[]) -> (f64[]) {\n"
 "%2 = multiply(%0, %1) %3 = sin(%2) return(%3) }\n"},
{"tape", SAMPLE_ANY,
 MAIN("%0: f64[2], %1: f64[]", "f64[2], f64[]")
 "%2 = tape_create %3 = sin(%0) %4 = cos(%1)"
 "%5 = tape_push(%2, %3, %4) %6 = exp(%3) %7 = tape_push(%5, %6)"
 "%8 = tape_pop(%7) : (tape, f64[2]) %9 = result(%8) {index = 0}"
 "%10 = result(%8) {index = 1} %11 = tape_pop(%9) : (tape, f64[2], f64[])"
 "%12 = result(%11) {index = 1} %13 = result(%11) {index = 2}"
 "%14 = multiply(%10, %12) return(%14, %13)" END},

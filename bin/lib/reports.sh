# Adds up the XML reports that Surefire and Failsafe leave behind. Sourced by bin/test.

# Sets report_passed, report_failed and report_skipped, and prints each failure and each skip with its reason.
count_reports() {
  local files
  mapfile -t files < <(find . -path '*/target/*-reports/TEST-*.xml' -not -path './.git/*')
  report_passed=0 report_failed=0 report_skipped=0
  [ ${#files[@]} -gt 0 ] || return 0
  read -r report_passed report_failed report_skipped < <(awk '
    function attribute(line, name,  found) {
      if (match(line, " " name "=\"[0-9]+\"")) {
        found = substr(line, RSTART, RLENGTH)
        gsub(/[^0-9]/, "", found)
        return found + 0
      }
      return 0
    }
    /<testsuite / {
      header = $0
      while (header !~ />/) { getline more; header = header " " more }
      bad = attribute(header, "errors") + attribute(header, "failures")
      left = attribute(header, "skipped")
      failed += bad; skipped += left; passed += attribute(header, "tests") - bad - left
    }
    END { print passed + 0, failed + 0, skipped + 0 }' "${files[@]}")
  awk '
    function attribute(line, name,  found) {
      if (match(line, " " name "=\"[^\"]*\"")) {
        found = substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
        gsub(/&quot;/, "\"", found); gsub(/&#10;/, " ", found); gsub(/&lt;/, "<", found); gsub(/&gt;/, ">", found); gsub(/&amp;/, "\\&", found)
        return found
      }
      return ""
    }
    /<testcase / { test = attribute($0, "classname") "." attribute($0, "name") }
    # A message may run over several lines: the first says it.
    /<(skipped|failure|error)[^>]* message="[^"]*$/ { $0 = $0 "\"" }
    /<skipped/ { print "skipped " test ": " attribute($0, "message") }
    /<(failure|error)[ >]/ { print "FAILED " test ": " attribute($0, "message") }' "${files[@]}" | sort | cut -c1-400
}

# One line about the tests of one class, from the reports that are there: empty when it did not report.
report_of() { # CLASS
  local file
  file=$(find . -path "*/target/*-reports/TEST-*.$1.xml" -not -path './.git/*' | head -n 1)
  [ -n "$file" ] || return 0
  local tests skips reason
  tests=$(grep -c '<testcase ' "$file")
  skips=$(grep -c '<skipped' "$file")
  if [ "$tests" -eq "$skips" ]; then
    reason=$(sed -n 's/.*<skipped message="\([^"]*\)".*/\1/p' "$file" | head -n 1)
    echo "not run: $reason"
  else
    echo "$((tests - skips)) of $tests tests ran"
  fi
}

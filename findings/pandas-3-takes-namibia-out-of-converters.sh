#!/bin/sh
# pandas 3.1.1 and country_converter 1.3.2: a converter no longer keeps Namibia, and the library that
# turns names of countries into codes cannot start.
#
# read_csv takes "NA" for a missing value; a column with a converter was exempt, and passing str as
# the converter is how programs kept the code of Namibia. In pandas 3 the values that the converter
# returned are looked through once more, and "NA" is missing after all. country_converter reads its own
# table in that way: with pandas 2.3.3 it works, with 3.1.1 its first call compiles the missing code
# as a pattern and raises TypeError for every country. keep_default_na=False keeps the code in both.
#
# Output seen:
#   pandas 2.3.3  converters={'code': str}: ['NA', 'KE']   country_converter: NE
#   pandas 3.1.1  converters={'code': str}: [nan, 'KE']    country_converter: TypeError
# Exits with 1 if either version does something else.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cat >"$place/look.py" <<'EOF'
import io
import sys

import country_converter
import pandas

TABLE = "name\tcode\nNamibia\tNA\nKenya\tKE\n"
codes = pandas.read_csv(io.StringIO(TABLE), sep="\t", converters={"code": str}).code.tolist()
try:
    niger = country_converter.convert("Niger", to="ISO2")
except TypeError as error:
    niger = type(error).__name__
print(f"pandas {pandas.__version__}  converters={{'code': str}}: {codes}   country_converter: {niger}")
missing = codes[0] != "NA"
sys.exit((missing, niger) != ((True, "TypeError") if sys.argv[1] == "3.1.1" else (False, "NE")))
EOF
for version in 2.3.3 3.1.1; do
  python3 -m venv "$place/$version"
  "$place/$version/bin/python" -m pip install --quiet --disable-pip-version-check \
    "pandas==$version" country_converter==1.3.2
  "$place/$version/bin/python" "$place/look.py" "$version"
done

// Go's own transparency log library, asked about what détente made; and what it makes, for détente to check.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run check.go < asked.json      (Debian: golang-go golang-golang-x-mod-dev)
//
// Cosignatures (type 0x04) are not in the library; the twenty lines of cosigner plug into its note.Open.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index, Size int64
	Path        [][]byte
}
type consistency struct {
	Old, New int64
	Path     [][]byte
}
type asked struct {
	Leaves, Roots [][]byte
	Inclusion     []inclusion
	Consistency   []consistency
	Notes         []string
	Keys          []string
	Text          string
}
type told struct {
	Inclusion   []inclusion
	Consistency []consistency
	Refused     int
	Signed      []int
	Note, Key   string
}

type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	header := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(sig))
	return ed25519.Verify(c.key, append([]byte(header), msg...), sig[8:])
}

func verifier(word string) note.Verifier {
	parts := strings.SplitN(word, "+", 3)
	raw, err := base64.StdEncoding.DecodeString(parts[2])
	fail(err)
	if raw[0] != 4 {
		v, err := note.NewVerifier(word)
		fail(err)
		return v
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), raw...))
	return cosigner{parts[0], binary.BigEndian.Uint32(sum[:]), raw[1:]}
}

func hashes(path [][]byte) (out []tlog.Hash) {
	for _, each := range path {
		var h tlog.Hash
		copy(h[:], each)
		out = append(out, h)
	}
	return
}

func raw(path []tlog.Hash) (out [][]byte) {
	for _, each := range path {
		out = append(out, append([]byte{}, each[:]...))
	}
	return
}

func fail(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	var in asked
	var out told
	fail(json.NewDecoder(os.Stdin).Decode(&in))
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
		var list []tlog.Hash
		for _, n := range at {
			list = append(list, stored[n])
		}
		return list, nil
	})
	roots := []tlog.Hash{}
	for n, leaf := range in.Leaves {
		more, err := tlog.StoredHashes(int64(n), leaf, reader)
		fail(err)
		stored = append(stored, more...)
		root, err := tlog.TreeHash(int64(n+1), reader)
		fail(err)
		roots = append(roots, root)
		if !bytes.Equal(root[:], in.Roots[n+1]) {
			log.Fatalf("root of %d leaves differs", n+1)
		}
	}
	for _, p := range in.Inclusion {
		leaf := tlog.RecordHash(in.Leaves[p.Index])
		fail(tlog.CheckRecord(hashes(p.Path), p.Size, roots[p.Size-1], p.Index, leaf))
		proof, err := tlog.ProveRecord(p.Size, p.Index, reader)
		fail(err)
		out.Inclusion = append(out.Inclusion, inclusion{p.Index, p.Size, raw(proof)})
		if len(p.Path) > 0 {
			p.Path[0][0] ^= 1
			if tlog.CheckRecord(hashes(p.Path), p.Size, roots[p.Size-1], p.Index, leaf) != nil {
				out.Refused++
			}
		}
	}
	for _, p := range in.Consistency {
		fail(tlog.CheckTree(hashes(p.Path), p.New, roots[p.New-1], p.Old, roots[p.Old-1]))
		proof, err := tlog.ProveTree(p.New, p.Old, reader)
		fail(err)
		out.Consistency = append(out.Consistency, consistency{p.Old, p.New, raw(proof)})
	}
	var known []note.Verifier
	for _, word := range in.Keys {
		known = append(known, verifier(word))
	}
	for _, whole := range in.Notes {
		opened, err := note.Open([]byte(whole), note.VerifierList(known...))
		if err != nil {
			out.Signed = append(out.Signed, -1)
			continue
		}
		out.Signed = append(out.Signed, len(opened.Sigs))
	}
	secret, public, err := note.GenerateKey(nil, "go.example/log")
	fail(err)
	signer, err := note.NewSigner(secret)
	fail(err)
	whole, err := note.Sign(&note.Note{Text: in.Text}, signer)
	fail(err)
	out.Note, out.Key = string(whole), public
	fail(json.NewEncoder(os.Stdout).Encode(out))
}
